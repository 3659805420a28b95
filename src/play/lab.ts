import { createLabEngine, type LabEngine, type LabManifest } from '../engines/lab/index.ts';
import type { ContainerManifest } from '../engines/webcontainer/index.ts';
import { platformDeflate } from '../scenario/deflate.ts';
import { arrivalAt } from './address.ts';
import { withBegunRun } from './begun-run.ts';
import { part } from './dom.ts';
import { type TabMemory, tabMemory } from './memory.ts';
import { runInputFor } from './run-input.ts';
import type { BuiltRun } from './state/at-build.ts';
import { type Arrival, isForeign } from './state/state.ts';

/** The data of the build that the page contains. */
interface Manifests {
  /** The parts of each engine. */
  readonly lab: LabManifest;
  readonly container: ContainerManifest;
  /** The text of probe.mjs. */
  readonly probe: string;
  /** The run that the page is built with. */
  readonly run: BuiltRun;
}

/** What exists before the application starts, and is passed to it. */
export interface Beginning {
  readonly manifests: Manifests;
  readonly memory: TabMemory;
  /** What the address says, and the Lab, in which the first run has begun. */
  readonly arriving: Promise<{ readonly arrival: Arrival; readonly lab: LabEngine }>;
}

/** The data that Playground.astro wrote into the page. */
function readManifests(page: ParentNode): Manifests {
  return JSON.parse(part(page, 'data').textContent ?? '');
}

/**
 * The Lab of this page. This is a script of its own, so that the Lab starts as soon as the page is
 * read and not after the application. The first run, which nobody has to ask for, begins here, too.
 * Code that came with a link waits for the reader, so for that two processes are made ready only.
 */
function begin(page: ParentNode): Beginning {
  const manifests = readManifests(page);
  const ownFrame = part<HTMLIFrameElement>(page, 'sandbox');
  const lab = createLabEngine(manifests.lab, { ownFrame, probe: manifests.probe });
  const memory = tabMemory(storage(() => sessionStorage));
  const arriving = arrivalAt(location, memory, platformDeflate).then((arrival) => {
    const { scenario, edits } = arrival;
    const input = runInputFor(scenario, edits, manifests.probe);
    if (!isForeign(arrival)) return { arrival, lab: withBegunRun(lab, input) };
    void lab.prepare(input);
    return { arrival, lab };
  });
  return { manifests, memory, arriving };
}

export function storage(open: () => Storage): Storage | undefined {
  try {
    return open();
  } catch {
    return undefined; // refused by the browser's settings
  }
}

export const beginning = begin(document);
