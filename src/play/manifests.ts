import type { LabManifest } from '../engines/lab/index.ts';
import type { ContainerManifest } from '../engines/webcontainer/index.ts';
import { part } from './dom.ts';
import type { BuiltRun } from './state/at-build.ts';

/** What the page is built with. */
export interface Manifests {
  /** The parts of each engine. */
  readonly lab: LabManifest;
  readonly container: ContainerManifest;
  /** The text of probe.mjs. */
  readonly probe: string;
  /** The default run. */
  readonly run: BuiltRun;
}

/** The data that Playground.astro wrote into the page. */
export function readManifests(page: ParentNode): Manifests {
  return JSON.parse(part(page, 'data').textContent ?? '');
}
