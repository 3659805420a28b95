import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runEndOf } from '../../trace/reading/run-end.ts';
import { HUNG_UP, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { EngineError } from '../engine.ts';
import type { FromFrame, RunFailure } from './protocol.ts';
import { readEnding, readEndings } from './report.ts';

const report = (report: unknown): FromFrame => ({
  type: 'report',
  id: 1,
  report: typeof report === 'string' ? report : JSON.stringify(report),
});
const failed = (failure: RunFailure): FromFrame => ({ type: 'failed', id: 1, failure });

test('a report is read as it was written', () => {
  assert.deepEqual(readEnding(report({ events: HUNG_UP, exitCode: 1 })), {
    events: HUNG_UP,
    exitCode: 1,
  });
  assert.equal(readEnding(report({ events: HUNG_UP })).exitCode, undefined);
});

for (const [what, value, message] of [
  ['is not JSON', '{', /it is not JSON/],
  ['is nothing', 'null', /a trace is a list of events/],
  ['has no events', { exitCode: 0 }, /a trace is a list of events/],
  ['has events of another shape', { events: [{ kind: 'exit' }] }, /event 1/],
  ['has an exit code that is text', { events: [], exitCode: '0' }, /exit code is not a number/],
  ['has an exit code with a fraction', { events: [], exitCode: 0.5 }, /exit code is not a number/],
] as const)
  test(`a report that ${what} is refused`, () => {
    const refusal = { name: 'EngineError', code: 'report-not-readable', message };
    assert.throws(() => readEnding(report(value)), refusal);
    assert.throws(() => readEndings(report(value)), refusal);
  });

test('a program that answered in place of the Lab is refused', () => {
  assert.throws(() => readEnding(failed({ code: 'protocol' })), {
    code: 'report-not-readable',
    message: /the program answered in place of the Lab/,
  });
});

test('a report that is too long is no accusation', () => {
  assert.throws(() => readEnding(failed({ code: 'report-too-long' })), {
    code: 'report-too-long',
    message: /^The run did so much that its report has more than 16 million characters/,
  });
});

test('a Lab that failed is named a defect of the site, with its reason where it gave one', () => {
  const told = (message: string) => {
    try {
      readEnding(failed({ code: 'worker-error', message }));
    } catch (error) {
      assert.ok(error instanceof EngineError);
      assert.match(error.remedy, /defect of this site/);
      return `${error.code}: ${error.message}`;
    }
    return assert.fail('it was read');
  };
  assert.equal(told('out of luck'), 'worker-error: The Lab itself failed: out of luck.');
  assert.equal(told(''), 'worker-error: The Lab itself failed: it gave no reason.');
});

test('an error outside of the process is not called a defect of the site', () => {
  assert.throws(() => readEnding(failed({ code: 'outside-error', message: 'call 0800' })), {
    code: 'outside-error',
    message: 'The program left its process, and an error was thrown out there: call 0800.',
    remedy: /Take that out and run it again/,
  });
});

test('a Lab that threw says so in its report', () => {
  assert.throws(() => readEnding(report({ failed: 'x'.repeat(5_000) })), {
    code: 'worker-error',
    message: /^The Lab itself failed: x{299}….$/,
  });
});

test('a run that took too long has one event, which says so; one of many has no end', () => {
  const late = failed({ code: 'wall-time', wallMsMax: 10_000 });
  const { events, exitCode } = readEnding(late);
  assert.equal(exitCode, undefined);
  assert.deepEqual(events, [
    {
      id: 'limit.1',
      kind: 'limit',
      t: 0,
      actor: 'client',
      limit: 'wallMsMax',
      message: 'The program was still busy after 10 s and was ended.',
    },
  ]);
  assert.equal(readEndings(late), undefined);
});

test('of many runs the ends are read', () => {
  const many = [
    { events: HUNG_UP, exitCode: 1 },
    { events: NEW_CONNECTION, exitCode: 0 },
  ];
  const endings = readEndings(report(many)) ?? [];
  assert.deepEqual(
    endings.map(({ events, exitCode }) => runEndOf(events, exitCode)),
    [
      { answered: false, failed: [2] },
      { answered: true, failed: [] },
    ],
  );
  assert.throws(() => readEndings(report([...many, { events: [{ kind: 'exit' }] }])), {
    code: 'report-not-readable',
  });
});
