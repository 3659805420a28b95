import { readFileSync } from 'node:fs';
import type { LabRunner } from '../build/lab-runner.ts';
import type { LabOutput } from '../lab/index.ts';
import { loopFiles, QUEUE_LOG } from './loop-files.ts';

/* For tests of this room: runs of a program as /loop/ makes them, in the Lab of this process. */

export function runAsLoop(lab: LabRunner, node: string, text: string): Promise<LabOutput> {
  const probe = readFileSync(new URL('program/queue-probe.mjs', import.meta.url), 'utf8');
  return lab.run({ node, fetch: 'http', files: loopFiles(text, probe), log: QUEUE_LOG });
}

/** What the program printed, by lines. */
export function printedLines({ events }: Pick<LabOutput, 'events'>): string[] {
  const text = events
    .map((event) => (event.kind === 'output' && event.actor === 'client' ? event.text : ''))
    .join('');
  return text.trimEnd().split('\n');
}
