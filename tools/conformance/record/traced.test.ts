import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LabRunner } from '../../../src/build/lab-runner.ts';
import { readTraces } from '../../../src/recordings/traces.ts';
import { compareTrace } from './traced.ts';

const { traces } = readTraces(JSON.parse(readFileSync('src/recordings/data/traces.json', 'utf8')));
const runner = await LabRunner.load();
const recorded = traces.find(({ id }) => id === '20.0.0-at-once-cold')!;

test('a recorded run of the bug has the order of the Lab', async () => {
  assert.deepEqual((await compareTrace(runner, recorded)).differences, []);
});

test('a segment that comes in another place is told', async () => {
  const { events } = recorded;
  const fin = events.findIndex(
    (event) => event.kind === 'packet' && event.from === 'server' && event.flags === 'F.',
  );
  const late = [...events.toSpliced(fin, 1), events[fin]!];
  const { differences } = await compareTrace(runner, { ...recorded, events: late });
  assert.match(differences.join('\n'), /segments of connection 1: .*server FIN; in the Lab: /);
});

test('a call that the Lab does not make is told', async () => {
  const closely = traces.find(({ id }) => id === '20.0.0-at-once-cold-closely')!;
  const read = closely.events.find((event) => event.kind === 'syscall' && event.call === 'read')!;
  const place = closely.events.indexOf(read);
  const events = closely.events.toSpliced(place, 0, read);
  const { differences } = await compareTrace(runner, { ...closely, events });
  assert.match(differences.join('\n'), /system calls of the \w+: .*read 1, read 1/);
});

test('a trace of another scenario differs', async () => {
  const { differences } = await compareTrace(runner, {
    ...recorded,
    subject: 'node=18.20.8&fetch=2.6.12&process=cold',
  });
  assert.notDeepEqual(differences, []);
});
