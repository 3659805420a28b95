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
 * The Lab of this page. This is a script of its own, so that the Lab starts as soon as the page is
 * read and not after the application. When there is a program to run, two processes of the
 * address's release are ready.
 */
function begin(page: ParentNode): Beginning {
  const manifests = readManifests(page);
  const lab = createLabEngine(manifests.lab, part<HTMLIFrameElement>(page, 'sandbox'));
  void lab.prepare(parseQuery(location.search).scenario);
  return { manifests, lab };
}

export const beginning = begin(document);
