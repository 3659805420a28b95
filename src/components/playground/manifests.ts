import type { LabManifest } from '../../engines/lab/index.ts';
import type { ContainerManifest } from '../../engines/webcontainer/index.ts';
import { part } from './dom.ts';

/** What the build says about the parts of each engine. */
export interface Manifests {
  readonly lab: LabManifest;
  readonly container: ContainerManifest;
}

/** As Playground.astro wrote it into the page, with the text of probe.mjs. */
export const manifests: Manifests & { readonly probe: string } = JSON.parse(
  part(document, 'data').textContent ?? '',
);
