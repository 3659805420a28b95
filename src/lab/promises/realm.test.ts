import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LimitReached } from '../limits.ts';
import { createPromises } from './create.ts';

function thenable(then: () => void): object {
  return Object.defineProperty({}, 'then', { value: then });
}

test('nothing runs before the drain, and a drain inside a drain is none', () => {
  const realm = createPromises();
  const log: unknown[] = [];
  realm.Promise.resolve(1).then((value) => log.push(value, realm.drain()));
  assert.deepEqual(log, []);
  assert.equal(realm.drain(), 1);
  assert.deepEqual(log, [1, 0]);
  assert.equal(realm.drain(), 0);
});

test('details and isPromise', () => {
  const { Promise: P, details, isPromise } = createPromises();
  const rejected = P.reject(2);
  rejected.catch(() => {});
  assert.deepEqual(details(P.resolve(1)), [1, 1]);
  assert.deepEqual(details(rejected), [2, 2]);
  assert.deepEqual(details(new P(() => {})), [0, undefined]);
  assert.equal(isPromise(rejected), true);
  for (const value of [globalThis.Promise.resolve(), thenable(() => {}), null, 1]) {
    assert.equal(isPromise(value), false);
  }
});

test('the reject hook is told of unhandled rejections, and of handlers that come too late', () => {
  const realm = createPromises();
  const heard: unknown[] = [];
  realm.hooks.reject = (type, promise, reason) => heard.push([type, promise, reason]);
  const promise = realm.Promise.reject('why');
  const handled = new realm.Promise((_, reject) => queueMicrotask(() => reject('handled')));
  handled.catch(() => {});
  assert.deepEqual(heard, [[0, promise, 'why']]);
  promise.catch(() => {});
  assert.deepEqual(heard.slice(1), [[1, promise, undefined]]);
});

test('jobs are reported by kind', () => {
  const { Promise: P, helpers, hooks, queueMicrotask, drain } = createPromises();
  const kinds: string[] = [];
  hooks.job = (kind) => kinds.push(kind);
  helpers.async(undefined, [], function* () {
    yield 1;
  });
  P.resolve().then(() => {});
  P.resolve(thenable(() => {}));
  queueMicrotask(
    () => {},
    () => {},
  );
  drain();
  assert.deepEqual(kinds, ['await', 'reaction', 'thenable', 'queueMicrotask']);
});

test('an endless chain of jobs reaches a limit that no handler catches', () => {
  const { Promise: P, drain } = createPromises({ microtasksMax: 100 });
  let ran = 0;
  const again = (): unknown => {
    ran++;
    return P.resolve().then(again, again);
  };
  again();
  assert.throws(drain, (error) => error instanceof LimitReached && error.limit === 'microtasksMax');
  assert.ok(ran > 10 && ran <= 101, `${ran} handlers ran`);
});

test('an exception that ends the process passes every promise, and clear drops the other jobs', () => {
  const realm = createPromises();
  const exit = new Error('exit');
  realm.hooks.isTermination = (error) => error === exit;
  const log: string[] = [];
  const { Promise: P } = realm;
  P.resolve()
    .then(() => {
      realm.clear();
      throw exit;
    })
    .catch(() => log.push('caught'));
  P.resolve().then(() => log.push('after'));
  assert.throws(realm.drain, exit);
  assert.throws(
    () =>
      new P(() => {
        throw exit;
      }),
    exit,
  );
  const generator = function* () {
    try {
      yield 1;
    } catch {
      log.push('in the function');
    }
    throw exit;
  };
  realm.helpers.async(undefined, [], generator);
  assert.throws(realm.drain, exit);
  realm.drain();
  assert.deepEqual(log, []);
});

test('queueMicrotask reports errors and goes on', () => {
  const realm = createPromises();
  const log: unknown[] = [];
  const fail = () => {
    throw 'failed';
  };
  realm.queueMicrotask(fail, (error) => log.push(error));
  realm.queueMicrotask(() => log.push('next'), fail);
  realm.drain();
  assert.deepEqual(log, ['failed', 'next']);
});

test('async context frames are those of the scheduling, and the drain leaves none behind', () => {
  const realm = createPromises();
  const { Promise: P } = realm;
  let frame: unknown = 'outside';
  realm.hooks.getFrame = () => frame;
  realm.hooks.setFrame = (value) => {
    frame = value;
  };
  const log: unknown[] = [];
  const inFrame = (name: string, schedule: () => void) => {
    frame = name;
    schedule();
    frame = 'outside';
  };
  const late = P.withResolvers<void>();
  inFrame('then', () => late.promise.then(() => log.push(frame)));
  inFrame('resolver', () => late.resolve());
  inFrame('await', () =>
    realm.helpers.async(undefined, [], function* () {
      yield null;
      log.push(frame);
    }),
  );
  inFrame('thenable', () => P.resolve(thenable(() => log.push(frame))));
  realm.drain();
  assert.deepEqual(log, ['then', 'await', 'thenable']);
  assert.equal(frame, 'outside');
});

test('lifecycle hooks: init with parents, settled, before and after', () => {
  const realm = createPromises();
  const names = new Map<object, string>();
  const log: string[] = [];
  const nameOf = (promise: object | undefined) => (promise ? names.get(promise) : undefined);
  realm.setLifecycle({
    init(promise, parent) {
      names.set(promise, `p${names.size + 1}`);
      log.push(`init ${nameOf(promise)} of ${nameOf(parent)}`);
    },
    before: (promise) => log.push(`before ${nameOf(promise)}`),
    after: (promise) => log.push(`after ${nameOf(promise)}`),
    settled: (promise) => log.push(`settled ${nameOf(promise)}`),
  });
  realm.Promise.resolve().then(() => log.push('job'));
  realm.drain();
  assert.deepEqual(log, [
    ...['init p1 of undefined', 'settled p1', 'init p2 of p1'],
    ...['before p2', 'job', 'settled p2', 'after p2'],
  ]);
});

test('the awaiter of a promise: awaits of watched functions, through derived promises', () => {
  const realm = createPromises();
  const ignore = () => {};
  const places = ['here'];
  const watched = realm.watchedHelpers({
    entered: ignore,
    returned: ignore,
    failed: ignore,
    left: ignore,
    advancing: ignore,
    advanced: ignore,
    suspended: () => places.shift(),
    resumed: ignore,
    threw: ignore,
  });
  const { promise } = realm.Promise.withResolvers();
  const waiting = promise.then(() => {});
  const outer = watched.async(undefined, [], function* () {
    yield waiting;
  });
  assert.deepEqual([...realm.waitersOf(promise)], [{ promise: outer, place: 'here' }]);
  promise.then(() => {});
  assert.deepEqual([...realm.waitersOf(promise)], []);
});

test('an element that rejects closes its sync iterator since Node 24', () => {
  const closedOn = (major: number) => {
    const realm = createPromises(undefined, major);
    const log: string[] = [];
    const iterator = {
      [Symbol.iterator]: () => iterator,
      next: () => ({ value: realm.Promise.reject('no'), done: false }),
      return() {
        log.push('closed');
        return {};
      },
    };
    realm.helpers.async(undefined, [], function* () {
      const loop = realm.helpers.forAwait(iterator) as { next(): unknown };
      try {
        yield loop.next();
      } catch (error) {
        log.push(`caught ${error}`);
      }
    });
    realm.drain();
    return log;
  };
  assert.deepEqual(closedOn(22), ['caught no']);
  assert.deepEqual(closedOn(24), ['closed', 'caught no']);
});
