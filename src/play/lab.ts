import { createLabEngine } from '../engines/lab/index.ts';
import { parseQuery } from '../scenario/query.ts';
import { part } from './dom.ts';
import { manifests } from './manifests.ts';

/**
 * The Lab of this page. It starts as soon as the page has been read, beside the application and not after it: by the
 * time that there is a program to run, two processes of the address's release are there to run it.
 */
export const lab = createLabEngine(manifests.lab, part<HTMLIFrameElement>(document, 'sandbox'));

void lab.prepare(parseQuery(location.search).scenario);
