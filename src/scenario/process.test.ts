import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner, labRunOf } from '../build/lab-runner.ts';
import { exchangesOf } from '../trace/reading/exchanges.ts';
import { traceHash } from '../trace/record/hash.ts';
import { outcomeOf } from '../trace/words/verdict.ts';
import { readProcess, timeOf } from './process.ts';
import { readQuery } from './query.ts';

const runner = await LabRunner.load();
const run = (query: string) => runner.run(labRunOf(readQuery(query)));

test('the default sets no time, so the bug stays as it is', async () => {
  assert.deepEqual(timeOf(readQuery('')), {});
  assert.equal(traceHash((await run('')).events), '077b3ba6f21d176f');
});

test('the Lab takes as long as was recorded from a response to the next request', async () => {
  const ranges = { warm: [480, 2_600], cold: [3_100, 15_000] } as const;
  for (const [process, [leastUs, mostUs]] of Object.entries(ranges)) {
    const { events } = await run(`node=24.22.3&server=keep-open&process=${process}`);
    const [first, second] = exchangesOf(events);
    const gapUs = (second?.sent?.arrivesAt ?? 0) - (first?.answered?.t ?? 0);
    assert.ok(gapUs > leastUs && gapUs < mostUs, `${process}: ${gapUs} µs`);
  }
});

test('a new process hides the bug on a release that looks, a warm one shows it', async () => {
  const cases: [string, string][] = [
    ['node=24.22.3&process=cold', 'ok'],
    ['node=24.22.3&process=cold&fin=2ms', 'ok'],
    ['node=24.22.3&process=cold&fin=20ms', 'failed'],
    ['node=24.22.3&process=warm', 'ok'],
    ['node=24.22.3&process=warm&fin=2ms', 'failed'],
    ['node=20.0.0&process=warm', 'failed'],
    ['node=20.0.0&process=cold', 'failed'],
  ];
  for (const [query, outcome] of cases) {
    assert.equal(outcomeOf((await run(query)).exitCode), outcome, query);
  }
});

test('a process can be the cost of a callback, in its canonical text', () => {
  assert.deepEqual(readProcess('0.70 ms'), { ok: true, value: '0.7ms' });
  assert.deepEqual(timeOf({ process: '0.7ms' }), { clientPreUs: 700 });
  for (const text of ['', '0ms', '201ms', '5', '-1ms', '0.0001ms', 'hot'])
    assert.equal(readProcess(text).ok, false, text);
});
