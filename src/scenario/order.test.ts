import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrder } from './order.ts';
import { delaysOf, orderOf } from './order-delays.ts';
import { QueryError, readQuery } from './query.ts';

/** Every kind of time that a schedule of the Lab names. */
const DELAYS = {
  phase: 7,
  'client callback 3': 1200,
  'client end of callback 3': 0,
  'server poll 12': 1768,
  'server timer 1': 50,
  'connection 1 client SYN 1': 1,
  'connection 1 server SYN-ACK 1': 2,
  'connection 1 client ACK 1': 3,
  'connection 2 client data 1': 4,
  'connection 1 server split response 1': 1,
  'connection 1 server FIN 1': 282,
  'connection 1 server RST 2': 302,
};

test('delays go into a link and come out of it as they were', () => {
  const read = readOrder(orderOf(DELAYS));
  assert.ok(read.ok);
  assert.equal(
    read.value,
    '1cack1-3.1csyn1-1.1sfin1-282.1srst2-302.1ssplit1-1.1ssynack1-2.2cdata1-4.c3-1200.ce3-0.phase-7.sp12-1768.st1-50',
  );
  assert.deepEqual(delaysOf(read.value), DELAYS);
});

test('equal delays have one text, in the order of their numbers', () => {
  assert.deepEqual(readOrder('C12-5.c3-1.1SFIN1-2'), { ok: true, value: '1sfin1-2.c3-1.c12-5' });
  assert.deepEqual(readOrder('default'), { ok: true, value: 'default' });
  assert.equal(delaysOf('default'), undefined);
  assert.equal(orderOf({}), 'default');
});

for (const [text, says] of [
  ['', '“” is none'],
  ['c12', '“c12” is none'],
  ['c12-1.', '“” is none'],
  ['c0-1', '“c0-1” is none'],
  ['c1-01', '“c1-01” is none'],
  ['c1--1', '“c1--1” is none'],
  ['c1-10000001', '“c1-10000001” is none'],
  ['1sloop1-5', '“1sloop1-5” is none'],
  ['c1-1.c2-2.c1-3', 'c1 is there twice'],
  [Array.from({ length: 201 }, (_, i) => `c${i + 1}-1`).join('.'), '“c201-1” is none'],
] as const)
  test(`no order: ${text.slice(0, 20)}`, () => {
    const read = readOrder(text);
    assert.ok(!read.ok && read.expected.endsWith(says), JSON.stringify(read));
  });

test('the command line refuses what it cannot read', () => {
  assert.equal(readQuery('order=c3-1200').order, 'c3-1200');
  assert.throws(() => readQuery('order=c3-1200us'), QueryError);
});

test('a name that the Lab does not have has no text', () => {
  assert.throws(() => orderOf({ 'client loop time 3': 1 }), /client loop time 3/);
});
