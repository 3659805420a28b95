import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewriteDrainPoints } from './drain-points.ts';

/** The statements of lib/internal/process/task_queues.js that are rewritten. */
const TASK_QUEUES = `
function runNextTicks() {
  if (!hasTickScheduled())
    runMicrotasks();
  processTicksAndRejections();
}
function processTicksAndRejections() {
  let tock;
  do {
    while ((tock = queue.shift()) !== null) {
      const callback = tock.callback;
      callback();
    }
    runMicrotasks();
  } while (!queue.isEmpty() || processPromiseRejections());
}
setTickCallback(processTicksAndRejections);
`;

test('the tick loop becomes a generator that yields where Node drains microtasks', () => {
  const rewritten = rewriteDrainPoints('internal/process/task_queues', TASK_QUEUES);
  const log: string[] = [];
  const queue = ['a', 'b'].map((name) => ({ callback: () => log.push(name) }));
  const loop: () => Generator = new Function(
    'queue',
    '__trace',
    'hasTickScheduled',
    'processPromiseRejections',
    'setTickCallback',
    `${rewritten}; return runNextTicks;`,
  )(
    { shift: () => queue.shift() ?? null, isEmpty: () => queue.length === 0 },
    (kind: string) => log.push(kind),
    () => false,
    () => false,
    () => undefined,
  );
  for (const _ of loop()) log.push('drain');
  assert.deepEqual(log, ['drain', 'tick', 'a', 'tick', 'b', 'drain']);
});

test('a release with another source is refused, not half rewritten', () => {
  const other = TASK_QUEUES.replace('    runMicrotasks();\n  } while', '  } while');
  assert.throws(
    () => rewriteDrainPoints('internal/process/task_queues', other),
    /expected 2 × runMicrotasks\(\) as a statement, found 1/,
  );
});

test('modules without drain points are left as they are', () => {
  assert.equal(rewriteDrainPoints('net', 'runMicrotasks();'), 'runMicrotasks();');
});
