import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner } from '../../build/lab-runner.ts';
import type { TraceEvent } from '../../trace/record/event.ts';
import { runAsLoop } from '../testing.ts';
import { boardAt } from './board.ts';
import { type LoopRun, loopRunOf } from './moments.ts';
import { queueRecordOf } from './queue-records.ts';
import { momentWords, queuedLabel } from './words.ts';

const lab = await LabRunner.load();

async function runOf(text: string, node = '24.22.3'): Promise<LoopRun> {
  return loopRunOf((await runAsLoop(lab, node, text)).events);
}

/** The board at the first step whose words begin so. */
function boardWhen(run: LoopRun, words: string) {
  const index = run.moments.findIndex((_, at) => momentWords(run, at).sentence.startsWith(words));
  assert.ok(index >= 0, words);
  const board = boardAt(run, index);
  const labels = Object.values(board.waiting).map((waiting) => waiting.map(queuedLabel));
  return { ...board, labels };
}

const NESTED = `setTimeout(function later() {
  Promise.resolve().then(() => console.log('promise'));
  process.nextTick(() => {
    process.nextTick(function second() {});
  });
  setImmediate(() => {});
}, 5);
`;

test('the queues fill in the order of the program, and empty as Node takes from them', async () => {
  const run = await runOf(NESTED);
  assert.deepEqual(boardWhen(run, 'Timers').labels, [[], [], ['5 ms · later() · line 1'], []]);
  const asked = boardWhen(run, 'Line 6: setImmediate');
  assert.deepEqual(asked.labels, [['line 3'], ['then() · line 2'], [], ['line 6']]);
  assert.equal(asked.running?.queue, 'timer');
  assert.equal(asked.phase, 'timers');
  const ticked = boardWhen(run, 'Line 4: process.nextTick');
  assert.deepEqual(ticked.labels, [['second() · line 4'], ['then() · line 2'], [], ['line 6']]);
  assert.equal(ticked.running?.queue, 'tick');
  const printed = boardWhen(run, 'Line 2 prints');
  assert.deepEqual(printed.labels, [[], [], [], ['line 6']]);
  assert.equal(printed.output, 'promise\n');
  assert.equal(boardWhen(run, 'Line 2: a promise job').output, '');
});

test('a step lights the line that it belongs to; the loop’s own work has none', async () => {
  const run = await runOf(NESTED);
  assert.equal(boardWhen(run, 'The timer of 5 ms is due').line, 2);
  assert.equal(boardWhen(run, 'Line 4: process.nextTick').line, 4);
  assert.equal(boardWhen(run, 'Check').line, undefined);
  const builtIn = await runOf("Promise.resolve('text').then(console.log);\nPromise.resolve();\n");
  assert.equal(boardWhen(builtIn, 'A promise job runs').line, 1);
});

test('what Node puts into its queues for itself is not shown', async () => {
  const run = await runOf("console.log('one');\nconsole.log('two');\n");
  assert.deepEqual(
    run.queued.filter(({ line }) => line !== undefined),
    [],
  );
  assert.ok(!run.moments.some(({ event }) => event.kind === 'tick'));
});

test('what is cleared leaves its queue, and is told', async () => {
  const run = await runOf(
    "const timer = setTimeout(() => console.log('never'), 5);\nclearTimeout(timer);\n",
  );
  assert.deepEqual(boardWhen(run, 'Line 1: a timer').labels[2], ['5 ms · line 1']);
  assert.deepEqual(boardWhen(run, 'The timer of line 1 is taken back').labels[2], []);
});

test('an interval stays in its queue until it is cleared', async () => {
  const run = await runOf(
    'let n = 0;\nconst i = setInterval(() => { if (++n === 2) clearInterval(i); }, 5);\n',
  );
  assert.deepEqual(boardWhen(run, 'The timer of 5 ms is due').labels[2], ['every 5 ms · line 2']);
  const [interval] = run.queued.filter(({ queue }) => queue === 'timer');
  assert.equal(interval?.ranAt.length, 2);
  assert.deepEqual(boardAt(run, run.moments.length - 1).waiting.timer, []);
});

test('the promises of node:timers/promises are timers, too', async () => {
  const run = await runOf(
    "import { setTimeout as wait } from 'node:timers/promises';\nawait wait(7);\nconsole.log('waited');\n",
  );
  assert.deepEqual(boardWhen(run, 'Line 2: a timer of 7 ms').labels[2], [
    '7 ms · resolve() · line 2',
  ]);
});

test('an error that nobody catches, a limit, and a syntax error are the last steps', async () => {
  const thrown = await runOf("setTimeout(() => { throw new TypeError('no'); }, 1);\n");
  assert.ok(
    thrown.moments.some((_, at) =>
      momentWords(thrown, at).sentence.startsWith('Nobody catches TypeError'),
    ),
  );
  const endless = await runOf('const again = () => process.nextTick(again);\nagain();\n');
  assert.equal(endless.moments.at(-1)?.event.kind, 'limit');
  const broken = await runOf('const = 1;\n');
  assert.ok(broken.moments.some(({ event }) => event.kind === 'uncaught'));
});

test('a line that only looks like a report is none', () => {
  const debug = (text: string): TraceEvent => ({
    id: 'debug.1',
    kind: 'debug',
    t: 0,
    actor: 'client',
    text,
  });
  for (const text of [
    'QUEUE 1: {"what":"tick"}',
    'QUEUE 1: {"what":"timer","id":1}',
    'QUEUE 1: {"what":"job","job":"other"}',
    'QUEUE 1: {"what":"toString","id":1}',
    'QUEUE 1: {broken}',
    'HTTP 1: {"what":"cleared","id":1}',
  ]) {
    assert.equal(queueRecordOf(debug(text)), undefined, text);
  }
  assert.deepEqual(queueRecordOf(debug('QUEUE 1: {"what":"cleared","id":1}\n')), {
    what: 'cleared',
    id: 1,
  });
});
