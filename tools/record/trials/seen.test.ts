/** What is made of the connections that a relay or a server has seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RelayedConnection } from '../../relay/connection.ts';
import { finTimesIn, gapsIn } from './durations.ts';
import { pairsIn } from './pairs.ts';
import { trialsIn, wasReused } from './reuse.ts';

/** @param requests path, arrival, end of the response */
const connection = (
  requests: readonly (readonly [path: string, atUs: number, answeredUs?: number])[],
  finSentUs?: number,
): RelayedConnection => ({
  requests: requests.map(([path, atUs, answeredUs]) => ({
    path,
    atUs,
    ...(answeredUs !== undefined && { answeredUs }),
  })),
  ...(finSentUs !== undefined && { finSentUs }),
});

const WAITING = connection([]);
const REUSED = connection(
  [
    ['/1', 100, 200],
    ['/2', 900],
  ],
  2_250,
);
const FIRST = connection([['/1', 30_100, 30_200]], 30_450);
const SECOND = connection([['/2', 31_000, 31_080]], 33_100);

test('each request for /1 begins a trial, on whatever connection the others are', () => {
  assert.deepEqual(trialsIn([WAITING, SECOND, REUSED, FIRST]), [[REUSED], [FIRST, SECOND]]);
});

test('a connection is used again where there are fewer than requests, also of those that nobody saw', () => {
  assert.equal(wasReused([REUSED], 2), true);
  assert.equal(wasReused([connection([['/1', 1, 2]], 3)], 2), true);
  assert.equal(wasReused([FIRST, SECOND], 2), false);
});

test('the time of a FIN is counted from the last response on its connection', () => {
  assert.deepEqual(finTimesIn([REUSED, FIRST, SECOND, WAITING]), [2_050, 250, 2_020]);
  assert.deepEqual(
    finTimesIn([
      connection(
        [
          ['/1', 1, 2],
          ['/2', 3, 4],
        ],
        9,
      ),
    ]),
    [5],
  );
  assert.deepEqual(finTimesIn([connection([['/1', 1, 2]])]), []);
});

test('a gap lies between a response and the next request on its connection, within a trial', () => {
  assert.deepEqual(gapsIn([REUSED, FIRST, SECOND]), [700]);
  const kept = connection([
    ['/1', 10, 20],
    ['/2', 50, 60],
    ['/1', 30_060, 30_070],
    ['/2', 30_100],
  ]);
  assert.deepEqual(gapsIn([kept]), [30, 30]);
});

test('a trial gives the time of its FIN and of its next request, whatever connection that went out on', () => {
  const taken = [
    { path: '/1', atUs: 20 },
    { path: '/2', atUs: 850 },
    { path: '/1', atUs: 30_020 },
    { path: '/2', atUs: 30_900 },
  ];
  const trials = [[REUSED], [FIRST, SECOND]];
  assert.deepEqual(pairsIn(trials, taken), [
    [2_050, 650],
    [250, 700],
  ]);
  assert.deepEqual(pairsIn([[connection([['/1', 100, 200]])], [FIRST]], taken), [[250, 700]]);
  const withoutSecond = taken.filter(({ atUs }) => atUs !== 850);
  assert.deepEqual(pairsIn(trials, withoutSecond), [[250, 700]]);
  assert.deepEqual(pairsIn([[connection([['/1', 40_000, 40_100]], 40_200)]], taken), []);
});
