import type { LabManifest } from '../engines/lab/index.ts';
import type { ContainerManifest } from '../engines/webcontainer/index.ts';
import { part } from './dom.ts';
import type { BuiltRun } from './state/at-build.ts';

/** What the build says about the parts of each engine. */
export interface Manifests {
  readonly lab: LabManifest;
  readonly container: ContainerManifest;
}

/** What the page is built with besides: the text of probe.mjs, and the default run. */
interface Built {
  readonly probe: string;
  readonly run: BuiltRun;
}

/** As Playground.astro wrote it into the page. */
export const manifests: Manifests & Built = JSON.parse(part(document, 'data').textContent ?? '');
