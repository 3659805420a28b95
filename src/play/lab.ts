import { createLabEngine, type LabEngine } from '../engines/lab/index.ts';
import { parseQuery } from '../scenario/query.ts';
import { part } from './dom.ts';
import { type Manifests, readManifests } from './manifests.ts';

/** What is there before the application, which is given it. */
export interface Beginning {
  readonly manifests: Manifests;
  readonly lab: LabEngine;
}

/**
 * The Lab of this page starts as soon as the page has been read, beside the application and not after it: by the time
 * that there is a program to run, two processes of the address's release are there to run it.
 */
function begin(page: ParentNode): Beginning {
  const manifests = readManifests(page);
  const lab = createLabEngine(manifests.lab, part<HTMLIFrameElement>(page, 'sandbox'));
  void lab.prepare(parseQuery(location.search).scenario);
  return { manifests, lab };
}

export const beginning = begin(document);
