/**
 * Scenarios in the Lab, compared with runs on real machines. A scenario that ended both ways there
 * must not be certain here.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../build/lab-runner.ts';
import { certaintyIn } from '../build/scenario-certainty.ts';
import { programOf } from '../scenario/program.ts';
import { readQuery } from '../scenario/query.ts';
import { runEndOf } from '../trace/reading/run-end.ts';

let runner: LabRunner;
before(async () => {
  runner = await LabRunner.load();
});

/** Scenarios that ended the same way in all runs, on every real machine that ran them. */
const CERTAIN: readonly [query: string, answered: boolean][] = [
  ['', false],
  ['node=18.20.8', true],
  ['node=26.10.0&fetch=3.3.1', false],
  ['method=POST', false],
  ['requests=10', false],
  ['fetch=http&header=close', false],
  ['fetch=2.7.0', true],
  ['fetch=2.7.0&node=26.12.1', true],
  ['fetch=2.7.0&server=always-close', false],
  ['agent=no-keepalive', true],
  ['agent=false', false],
  ['agent=keepalive', true],
  ['pool=keepalive-false', true],
  ['header=keep-alive', true],
  ['consume=none', false],
  ['gap=microtask', false],
  ['gap=nexttick', false],
  ['gap=immediate', false],
  ['gap=busy20', false],
  ['gap=timeout0+busy5', false],
  ['gap=timeout5', true],
  ['gap=timeout20', true],
  ['gap=immediate&close=rst&node=26.10.0', false],
  ['fix=retry', true],
  ['fix=free-listener', true],
  ['fix=honour-close', true],
  ['fix=honour-close&node=26.12.1', true],
  ['fix=honour-close&fin=50ms', true],
  ['server=echo-close', true],
  ['server=keep-open', true],
  ['close=half', false],
  ['close=rst', false],
  ['fin=1ms', false],
  ['fin=50ms', false],
  ['node=26.12.1&fin=20ms', false],
  ['node=24.22.3&fin=20ms&process=cold', false],
  ['node=24.22.3&gap=busy20', true],
];

/** Scenarios that were answered in some runs and failed in others. */
const DEPENDS: readonly [query: string, answered: boolean, knob: string][] = [
  ['node=22.23.5', true, 'fin'],
  ['node=24.22.3', true, 'fin'],
  ['node=26.12.1', true, 'fin'],
  ['node=26.12.1&fin=2ms', false, 'fin'],
  ['node=26.12.1&fin=5ms', false, 'process'],
  ['node=24.22.3&process=warm', true, 'fin'],
  ['node=24.22.3&process=warm&fin=2ms', false, 'fin'],
  ['node=24.22.3&process=cold', true, 'process'],
  ['node=24.22.3&process=cold&fin=0.5ms', true, 'process'],
  ['node=24.22.3&fetch=http&header=close', true, 'fin'],
  ['node=24.22.3&requests=10', true, 'fin'],
  ['node=24.22.3&gap=immediate', true, 'fin'],
  ['node=24.22.3&gap=timeout0', true, 'fin'],
  ['node=26.12.1&fetch=2.7.0&server=always-close', true, 'fin'],
  ['gap=timeout0', true, 'fin'],
  ['fix=poll-before-reuse', true, 'fin'],
  ['fix=poll-before-reuse&node=24.22.3', true, 'fin'],
  ['gap=timeout1', true, 'fin'],
  ['gap=immediate2', true, 'fin'],
  ['gap=busy20+timeout0', true, 'phase'],
  ['gap=timeout0&fin=5ms', false, 'process'],
  ['gap=timeout0&fin=50ms', false, 'timer'],
  ['gap=timeout20&fin=50ms', false, 'timer'],
  ['gap=immediate&close=rst', true, 'fin'],
  ['gap=timeout0+busy5&close=rst', true, 'fin'],
];

const answeredBy = async (query: string) => {
  const { events, exitCode } = await runner.runInBatch(labRunOf(readQuery(query)));
  return runEndOf(events, exitCode).answered;
};

const spelled = (query: string) => query.replaceAll('+', '%2B');

for (const [query, answered] of CERTAIN) {
  test(`certain: ${query || 'the bug'}`, async () => {
    assert.equal(await answeredBy(spelled(query)), answered);
    const certainty = await certaintyIn(runner, readQuery(spelled(query)));
    assert.equal(certainty.certain, true, JSON.stringify(certainty));
  });
}

for (const [query, answered, knob] of DEPENDS) {
  test(`depends on timing: ${query}`, async () => {
    assert.equal(await answeredBy(spelled(query)), answered);
    const certainty = await certaintyIn(runner, readQuery(spelled(query)));
    assert.equal(certainty.certain, false, JSON.stringify(certainty));
    const { boundary, other } = certainty;
    assert.equal(boundary.knob, knob);
    assert.equal(other.answered, !answered);
    // The knob `fin` can be set to the boundary: the run must then have the other answer.
    if (knob !== 'fin') return;
    const scenario = { ...readQuery(spelled(query)), fin: `${boundary.value}ms` };
    const { events, exitCode } = await runner.runInBatch(labRunOf(scenario));
    assert.equal(runEndOf(events, exitCode).answered, !answered);
  });
}

test('the FIN is not moved when the reader has edited the server', async () => {
  const scenario = readQuery('node=24.22.3');
  const { files } = programOf(scenario);
  for (const [file, certain] of [
    ['client.mjs', false],
    ['server.mjs', undefined],
  ] as const) {
    const edits = { [file]: `${files[file]}// mine\n` };
    const { certain: found } = await certaintyIn(runner, scenario, edits);
    assert.equal(found, certain, file);
  }
});
