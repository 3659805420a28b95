// Reports what a program puts into the queues of its event loop: node --import ./queue-probe.mjs program.mjs
//
// A hook only listens, so the order of everything stays as it is. Each report is a line of a debug log on stderr,
// in the form of Node's own: `QUEUE <pid>: <JSON>`.
import { createHook } from 'node:async_hooks';

// Frames of Node that stand between the program and the hook (lib/timers.js, lib/internal/process/task_queues.js).
const ON_THE_WAY =
  /node:(internal\/(async_hooks|timers|process\/task_queues)|timers(\/promises)?)\b|new Promise/;

const ids = new WeakMap();

createHook({
  init(id, type, _trigger, resource) {
    if (type !== 'TickObject' && type !== 'Timeout' && type !== 'Immediate') return;
    ids.set(resource, id);
    const fn = resource.callback ?? resource._onTimeout ?? resource._onImmediate;
    const { _idleTimeout: delayMs, _repeat: repeat } = resource;
    report({
      what: WHAT[type],
      id,
      fn: fn?.name,
      own: isAskedByProgram(),
      delayMs,
      repeats: !!repeat,
    });
  },
}).enable();

const WHAT = { TickObject: 'tick', Timeout: 'timer', Immediate: 'immediate' };

// A destroy hook would tell it too, but a while later, and by an immediate of Node's own.
for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) {
  const clear = globalThis[name];
  globalThis[name] = (timer) => {
    if (ids.has(timer)) report({ what: 'cleared', id: ids.get(timer) });
    return clear(timer);
  };
}

function isAskedByProgram() {
  const frames = new Error().stack.split('\n').slice(3);
  const asker = frames.find((frame) => !ON_THE_WAY.test(frame));
  return asker !== undefined && !asker.includes('node:');
}

function report(record) {
  process._rawDebug(`QUEUE ${process.pid}: ${JSON.stringify(record)}`);
}
