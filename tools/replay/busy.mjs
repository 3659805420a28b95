/**
 * A preload for a real Node: makes callbacks of the client take longer. It counts the outermost callbacks as the Lab does
 * (src/lab/node/callback-scope.ts): the main script is the first, the connect that follows it the second. Loading the
 * program takes callbacks of its own, so counting begins with that connect.
 *
 * REPLAY_BUSY_US: JSON, `{"before": {"3": 40000}, "after": {"4": 40000}}`. `before`: before the effects of the callback
 * show, as when its code took so long. `after`: at its end, when ticks and microtasks have run.
 */
import { createHook } from 'node:async_hooks';

const { before = {}, after = {} } = JSON.parse(process.env.REPLAY_BUSY_US ?? '{}');

/** What the loop calls. Promises and ticks run inside of such a callback. */
const KINDS = new Set([
  'TCPCONNECTWRAP',
  'TCPWRAP',
  'WRITEWRAP',
  'SHUTDOWNWRAP',
  'Timeout',
  'Immediate',
]);
/** More ticks and microtasks than one callback of a client begins one after the other. */
const TICKS = 8;

const kinds = new Map();
let depth = 0;
let count = 1;

function burn(us) {
  if (!us) return;
  const until = process.hrtime.bigint() + BigInt(us) * 1000n;
  while (process.hrtime.bigint() < until);
}

function burnAtEnd(us) {
  if (!us) return;
  let left = TICKS;
  const next = () => {
    left -= 1;
    if (left < 0) burn(us);
    else process.nextTick(() => queueMicrotask(next));
  };
  next();
}

createHook({
  init(id, kind) {
    if (KINDS.has(kind)) kinds.set(id, kind);
  },
  before(id) {
    const kind = kinds.get(id);
    if (kind === undefined || (count === 1 && kind !== 'TCPCONNECTWRAP')) return;
    depth += 1;
    if (depth > 1) return;
    count += 1;
    burn(before[count]);
  },
  after(id) {
    if (!kinds.has(id) || depth === 0) return;
    depth -= 1;
    if (depth === 0) burnAtEnd(after[count]);
  },
}).enable();
