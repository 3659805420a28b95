import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { EngineError } from '../../engines/engine.ts';
import { readQuery } from '../../scenario/query.ts';
import { traceHash } from '../../trace/record/hash.ts';
import { verdictOf } from '../../trace/words/verdict.ts';
import { BoxedProgram, runInBox } from './boxed-run.ts';

test('a boxed run gives what a run in this process gives, on each kind of release', async () => {
  const runner = await LabRunner.load();
  for (const query of [
    'node=20.0.0',
    'node=26.12.1&fetch=3.3.2&gap=timeout0',
    'node=18.20.8&fetch=http',
  ]) {
    const run = { ...labRunOf(readQuery(query)), log: 'http,net' };
    const [boxed, here] = [await runInBox(run), await runner.run(run)];
    assert.deepEqual(boxed.events, JSON.parse(JSON.stringify(here.events)), query);
    assert.equal(boxed.exitCode, here.exitCode);
    assert.deepEqual(boxed.notes, [], query);
  }
});

test('a program can be run again on another time model, and on the first one gives the first answer', async () => {
  const program = await BoxedProgram.open(labRunOf(readQuery('node=26.12.1')));
  try {
    const first = await program.run();
    const quick = await program.run({ clientPreUs: 5, clientStartUs: 90_000 });
    const again = await program.run();
    assert.equal(traceHash(again.events), traceHash(first.events));
    assert.notEqual(traceHash(quick.events), traceHash(first.events));
  } finally {
    program.close();
  }
});

test('after a run that changed built-ins for good there is no second run', async () => {
  const edits = { 'client.mjs': `Object.defineProperty(Array.prototype, 'extra', { value: 1 });` };
  const program = await BoxedProgram.open(labRunOf(readQuery(''), edits));
  try {
    assert.match((await program.run()).notes.join(), /Array\.prototype\.extra/);
    await assert.rejects(program.run(), EngineError);
  } finally {
    program.close();
  }
});

test('after a limit each run ends in the same way', async () => {
  const edits = { 'client.mjs': `Function('for (;;) {}')();` };
  const program = await BoxedProgram.open(labRunOf(readQuery(''), edits), 300);
  for (let count = 0; count < 2; count++) {
    const { events, exitCode } = await program.run();
    assert.equal(verdictOf(events, exitCode).headline, 'Ended: time limit');
  }
  program.close();
});
