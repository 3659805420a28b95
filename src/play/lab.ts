import { createLabEngine, type LabEngine, type LabManifest } from '../engines/lab/index.ts';
import type { ContainerManifest } from '../engines/webcontainer/index.ts';
import { parseQuery } from '../scenario/query.ts';
import { part } from './dom.ts';
import type { BuiltRun } from './state/at-build.ts';

/** The data of the build that the page contains. */
interface Manifests {
  /** The parts of each engine. */
  readonly lab: LabManifest;
  readonly container: ContainerManifest;
  /** The text of probe.mjs. */
  readonly probe: string;
  /** The default run. */
  readonly run: BuiltRun;
}

/** What exists before the application starts, and is passed to it. */
export interface Beginning {
  readonly manifests: Manifests;
  readonly lab: LabEngine;
}

/** The data that Playground.astro wrote into the page. */
function readManifests(page: ParentNode): Manifests {
  return JSON.parse(part(page, 'data').textContent ?? '');
}

/**
 * The Lab of this page. This is a script of its own, so that the Lab starts as soon as the page is
 * read and not after the application. When there is a program to run, two processes of the
 * address's release are ready.
 */
function begin(page: ParentNode): Beginning {
  const manifests = readManifests(page);
  const ownFrame = part<HTMLIFrameElement>(page, 'sandbox');
  const lab = createLabEngine(manifests.lab, { ownFrame, probe: manifests.probe });
  void lab.prepare(parseQuery(location.search).scenario);
  return { manifests, lab };
}

export const beginning = begin(document);
