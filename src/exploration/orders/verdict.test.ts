import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOUNDS, type Exploration } from './exploration.ts';
import {
  boundsText,
  cheapestText,
  ordersRemark,
  ordersVerdict,
  progressText,
  replayText,
} from './verdict.ts';

const exploration = (some: Partial<Exploration>): Exploration => ({
  orders: 30,
  answered: 9,
  failed: 21,
  other: 0,
  isComplete: true,
  isForThisClock: false,
  bounds: BOUNDS,
  regions: [],
  handlerRanAndClientReset: {},
  ...some,
});

test('a verdict over orders stands with its bounds, and says when not all were tried', () => {
  const said = (some: Partial<Exploration>) => {
    const { sign, headline } = ordersVerdict(exploration(some));
    return `${sign}: ${headline}`;
  };
  assert.equal(said({}), 'depends: Fails in 21 of 30 orders, within these bounds');
  assert.equal(
    said({ orders: 1942, answered: 1942, failed: 0 }),
    'ok: Answered in all 1,942 orders, within these bounds',
  );
  assert.equal(
    said({ orders: 21, answered: 0, isForThisClock: true }),
    'failed: Fails in all 21 orders, within these bounds, for this clock',
  );
  assert.equal(said({ isComplete: false }), 'none: Not all: 30 orders tried, 21 failed');
  assert.equal(
    said({ isComplete: false, orders: 1, answered: 1, failed: 0 }),
    'none: Not all: 1 order tried, none failed',
  );
  assert.equal(
    said({ orders: 1, answered: 1, failed: 0 }),
    'ok: Answered in the one order there is, within these bounds',
  );
  assert.equal(
    said({ failed: 0, other: 21 }),
    'depends: No end in 21 of 30 orders, within these bounds',
  );
});

test('the line that fills has all counts', () => {
  assert.equal(
    progressText({ orders: 1041, answered: 1012, failed: 29, other: 0, open: 17 }),
    '1,041 orders: 1,012 answered, 29 failed; at least 17 to go',
  );
  assert.match(
    progressText({ orders: 3, answered: 1, failed: 1, other: 1, open: 1 }),
    /1 without an end/,
  );
  assert.match(
    progressText({ orders: 3, answered: 2, failed: 1, other: 0, open: 0 }),
    /1 failed; looking for the least delay that fails$/,
  );
});

test('what it takes to fail: a delay, none, or what was not found out', () => {
  const words = 'callback 3 of the client takes 0.9 ms in place of 0.3 ms';
  const cheapest = { delayMs: 0.6, isLeast: false, schedule: {}, words };
  assert.equal(
    cheapestText(exploration({ cheapest })),
    'Least delay found that fails: 0.6 ms. Callback 3 of the client takes 0.9 ms in place of 0.3 ms.',
  );
  assert.match(
    cheapestText(exploration({ cheapest: { ...cheapest, isLeast: true } })) ?? '',
    /^Least delay that fails: 0\.6 ms/,
  );
  assert.match(
    cheapestText(exploration({ cheapest: { ...cheapest, delayMs: 0 } })) ?? '',
    /needs no delay/,
  );
  assert.match(cheapestText(exploration({})) ?? '', /was not found out/);
  assert.equal(cheapestText(exploration({ failed: 0 })), undefined);
});

test('bounds that are not given are those of a search without them', () => {
  assert.equal(boundsText({ callbackMs: 50, flightMs: 200 }), boundsText(BOUNDS));
  assert.match(boundsText({ ...BOUNDS, finMs: 3 }), /a FIN up to 3 ms later/);
});

test('an order that fails refutes a remedy, and is one of two ends where nobody claims anything', () => {
  const cheapest = { delayMs: 0.281, isLeast: true, schedule: {}, words: '' };
  const said = (some: Partial<Exploration>, claims = true) => {
    const { sign, words } = ordersRemark(exploration(some), claims);
    return `${sign}: ${words}`;
  };
  assert.equal(said({ cheapest }), 'failed: refuted: 0.281 ms of delay is enough');
  assert.equal(said({ cheapest }, false), 'depends: fails in 21 of 30 orders');
  assert.equal(said({ orders: 9, failed: 0 }), 'ok: answered in all 9 orders');
  assert.equal(said({ answered: 0, orders: 21 }), 'failed: fails in all 21 orders');
  assert.equal(said({}), 'failed: refuted: fails in 21 of 30 orders');
});

test('a replay is counted for its method only', () => {
  const handled = exploration({ handlerRanAndClientReset: { POST: 3 } });
  assert.equal(replayText(handled, 'POST'), 'in 3 of 30 orders');
  assert.equal(replayText(handled, 'GET'), 'in none of 30 orders');
});
