import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner, labRunOf } from '../build/lab-runner.ts';
import { certaintyIn } from '../build/scenario-certainty.ts';
import { readQuery } from '../scenario/query.ts';
import { outcomeOf } from '../trace/words/verdict.ts';
import type { Boundary } from './boundary.ts';
import type { Certainty } from './certainty.ts';
import { certaintyText, dependenceText, shownVerdict } from './words.ts';

const runner = await LabRunner.load();

/** The words for a scenario’s run in the Lab. */
async function said(query: string): Promise<string> {
  const scenario = readQuery(query);
  const { events, exitCode } = await runner.runInBatch(labRunOf(scenario));
  const certainty = await certaintyIn(runner, scenario);
  assert.equal(certainty.certain, false);
  return dependenceText(certainty, events, outcomeOf(exitCode) === 'ok' ? 'answered' : 'failed');
}

test('the words say by how much an answer was decided, and where it changes', async () => {
  const cases: [string, string][] = [
    [
      'node=24.22.3',
      'answered, because the FIN came 333 µs before Node looked; from a FIN 0.34 ms after the response on, request 2 fails',
    ],
    [
      'node=24.22.3&fin=2ms',
      'failed, because the FIN came 2.26 ms after Node looked; up to a FIN 0.33 ms after the response, every request is answered',
    ],
    [
      'gap=timeout0',
      'answered, because Node read the FIN 1.51 ms before request 2 was written; from a FIN 1.4 ms after the response on, request 2 fails',
    ],
    [
      'gap=timeout0&fin=50ms',
      'failed, because request 2 was written 48.3 ms before the FIN came; when its timers come 49 ms or more late, every request is answered',
    ],
    [
      'node=24.22.3&process=cold',
      'answered, because the FIN came 7.03 ms before Node looked; when a callback of the client takes 1.9 ms or less and the FIN comes 2 ms after the response, request 2 fails',
    ],
  ];
  for (const [query, text] of cases) assert.equal(await said(query), text);
});

test('a cause that the trace does not show is left out', () => {
  const boundary: Boundary = { knob: 'fin', value: 0, unit: 'ms', direction: 'below' };
  const other = { answered: false, failed: [5, 8] };
  assert.equal(
    dependenceText({ boundary, other }, [], 'answered'),
    'answered; up to a FIN right with the response, requests 5 and 8 fail',
  );
});

test('a certain answer is told with its range, and an answer without a result with the reason', () => {
  const certain = { certain: true, trials: 45 } as const;
  const moved = certaintyText({ ...certain, isFinTried: true });
  assert.match(moved, /0\.05 to 15 ms.* the FIN of server\.mjs up to 2 ms earlier or later/);
  assert.match(certaintyText({ ...certain, isFinTried: false }), /and late timers$/);
  const untried = { certain: undefined, trials: 3 } as const;
  assert.match(certaintyText({ ...untried, why: 'too-slow' }), /^not tried.* too long/);
  assert.match(certaintyText({ ...untried, why: 'fin-unknown' }), /^the same .* was not tried$/);
  assert.match(certaintyText({ ...untried, why: 'spoiled' }), /^not tried.* changed/);
});

test('a verdict that another timing would change says so, with what this run did', () => {
  const failed = { failed: true, headline: 'Request 2: socket hang up' };
  const depends = { certain: false } as Certainty;
  const headline = 'Depends on timing';
  for (const [verdict, now] of [
    [failed, 'failed this time'],
    [{ failed: false, headline: 'Answered' }, 'answered this time'],
  ] as const)
    assert.deepEqual(shownVerdict(verdict, depends), { outcome: 'depends', headline, now });
  const own = { outcome: 'failed', headline: failed.headline, now: '' };
  assert.deepEqual(shownVerdict(failed, undefined), own);
  assert.deepEqual(shownVerdict(failed, { certain: true } as Certainty), own);
});
