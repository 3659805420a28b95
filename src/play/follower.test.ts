import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFollower } from './follower.ts';
import { createStore } from './store.ts';

const START = { answer: 1, knob: 1 };

/** A store and its follower, in which only an answer is much to draw, and what happened in order. */
function pair() {
  const store = createStore(START);
  const log: string[] = [];
  const waiting: (() => void)[] = [];
  const clock = { ms: 0 };
  const task = () => new Promise<void>((resolve) => waiting.push(resolve));
  const follower = createFollower(store, {
    isMuch: (shown, next) => shown.answer !== next.answer,
    prepare: async ({ answer }) => void log.push(`prepare ${answer}`),
    show: (isBehind) => log.push(isBehind ? 'behind' : 'caught up'),
    painted: task,
    nextTask: task,
    now: () => clock.ms,
    failed: (error) => log.push(String(error)),
  });
  const turn = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, follower, log, turn, clock };
}

test('what is little is shown at once', () => {
  const { store, follower, log } = pair();
  follower.watch(
    ({ knob }) => knob,
    (knob) => log.push(`knob ${knob}`),
  );
  store.update((state) => ({ ...state, knob: 2 }));
  assert.deepEqual(log, ['knob 1', 'knob 2']);
  assert.equal(follower.state, store.state);
});

test('an answer is shown later, what takes long in a task of its own, and until then all is as before', async () => {
  const { store, follower, log, turn, clock } = pair();
  store.watch(
    ({ answer }) => answer,
    (answer) => log.push(`verdict ${answer}`),
  );
  for (const [part, ms] of [
    ['picture', 20],
    ['events', 10],
    ['output', 1],
  ] as const) {
    follower.watch(
      ({ answer }) => answer,
      (answer) => {
        log.push(`${part} ${answer}`);
        clock.ms += ms;
      },
    );
  }
  log.length = 0;
  store.update((state) => ({ ...state, answer: 2 }));
  assert.deepEqual(log.splice(0), ['behind', 'verdict 2']);
  store.update((state) => ({ ...state, knob: 2 }));
  assert.deepEqual(follower.state, START, 'no mixture of old and new');
  await turn();
  assert.deepEqual(log.splice(0), ['prepare 2', 'picture 2']);
  await turn();
  assert.deepEqual(log.splice(0), ['events 2', 'output 2', 'caught up']);
  assert.equal(follower.state, store.state);
});

test('an answer that comes while another one is drawn is drawn after it', async () => {
  const { store, follower, log, turn, clock } = pair();
  follower.watch(
    ({ answer }) => answer,
    (answer) => {
      log.push(`picture ${answer}`);
      clock.ms += 20;
    },
  );
  log.length = 0;
  store.update((state) => ({ ...state, answer: 2 }));
  await turn();
  store.update((state) => ({ ...state, answer: 3 }));
  await turn();
  await turn();
  assert.deepEqual(log, [
    'behind',
    'prepare 2',
    'picture 2',
    'prepare 3',
    'picture 3',
    'caught up',
  ]);
});

test('an update through the follower reaches the store at once', () => {
  const { store, follower } = pair();
  follower.update((state) => ({ ...state, knob: 5 }));
  assert.equal(store.state.knob, 5);
  assert.equal(follower.state.knob, 5);
});

test('a part that cannot be drawn does not keep the others from following', async () => {
  const { store, follower, log, turn } = pair();
  follower.watch(
    ({ answer }) => answer,
    (answer) => {
      if (answer === 2) throw new Error('not drawn');
      log.push(`picture ${answer}`);
    },
  );
  store.update((state) => ({ ...state, answer: 2 }));
  await turn();
  assert.deepEqual(log.slice(-2), ['caught up', 'Error: not drawn']);
  store.update((state) => ({ ...state, answer: 3 }));
  await turn();
  assert.deepEqual(log.slice(-2), ['picture 3', 'caught up']);
});
