import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { createPlayer } from './player.ts';

const STEPS = 5;
const DECISIVE = 3;
let at = 0;
let says: boolean[] = [];

beforeEach(() => {
  Object.assign(globalThis, { document: { addEventListener() {}, hidden: false } });
  mock.timers.reset();
  mock.timers.enable({ apis: ['setInterval'] });
  says = [];
});

function playerFrom(step: number) {
  at = step;
  return createPlayer({
    forward: () => at < STEPS && ++at > 0,
    first: () => {
      at = 1;
    },
    startsOver: () => at === DECISIVE,
    say: (playing) => says.push(playing),
  });
}

test('from the decisive step, where a figure opens, the run plays from its first step to its end', () => {
  const player = playerFrom(DECISIVE);
  player.toggle();
  assert.equal(at, 1);
  mock.timers.tick(1100 * STEPS);
  assert.equal(at, STEPS);
  assert.deepEqual(says, [true, false]);
});

test('from the last step it plays from the first, and from any other step it goes on', () => {
  playerFrom(STEPS).toggle();
  assert.equal(at, 1);
  playerFrom(1).toggle();
  assert.equal(at, 2);
});

test('a pause at the decisive step goes on there, unless the reader has moved', () => {
  const player = playerFrom(1);
  player.toggle();
  mock.timers.tick(1100);
  assert.equal(at, DECISIVE);
  player.toggle();
  player.toggle();
  assert.equal(at, DECISIVE + 1, 'it went on');
  player.toggle();
  at = DECISIVE;
  player.stop();
  player.toggle();
  assert.equal(at, 1, 'it started over');
});
