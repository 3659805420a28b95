import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFidelity } from '../../../src/recordings/fidelity.ts';
import type { RecordedCell } from '../../../src/recordings/record.ts';
import { knobsWith } from '../../../src/recordings/subject.ts';
import { compareCell, rootMeanSquare } from './compare-cell.ts';
import { Durations } from './durations.ts';
import { type Fidelity, fidelityOf } from './fidelity.ts';
import { realTimesOf } from './real-times.ts';
import { fidelityText, recordedFidelity } from './report.ts';
import { ranks, spreadOf } from './spread.ts';

const cell = (id: string, more: Partial<RecordedCell> = {}): RecordedCell => ({
  id,
  plan: 'test',
  answered: 0,
  tried: 20,
  errors: [],
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
  ...more,
});
const HANG_UP =
  'FetchError ECONNRESET request to http://127.0.0.1:3000/2 failed, reason: socket hang up';
/** Warm processes of one day: the median is 600 µs. */
const GAP_US = [
  400, 430, 450, 470, 490, 510, 540, 560, 580, 600, 630, 660, 700, 750, 810, 900, 1050, 1300, 1900,
];
/** The FIN of every fifth is late. */
const PAIRS = GAP_US.map((gapUs, index): [number, number] => [index % 5 ? 45 : gapUs + 60, gapUs]);
const LAB = { share: 0, errors: [HANG_UP], reused: 1 };

test('a spread goes through its quartiles, and each of its ranks is later than the one before', () => {
  const spread = spreadOf([480, 690, 1200]);
  for (const [rank, us] of [
    [0.25, 480],
    [0.5, 690],
    [0.75, 1200],
  ] as const)
    assert.ok(Math.abs(spread.quantile(rank) - us) < 0.01);
  const quantiles = ranks(21).map((rank) => spread.quantile(rank));
  assert.deepEqual(
    quantiles,
    [...quantiles].sort((one, two) => one - two),
  );
});

test('durations are those of the release, or of one that does alike', () => {
  const own = (node: string, us: number) =>
    cell(`node=${node}&fetch=2.6.12&process=warm&agent=no-keepalive`, { pairs: [[us, us + 600]] });
  const late = cell('node=20.0.0&fetch=2.6.12&process=warm&fin=50ms', { pairs: [[50_300, 700]] });
  const durations = new Durations({ cells: [own('20.0.0', 1), own('26.12.1', 2), late] });
  const of = (node: string, process: 'warm' | 'cold') =>
    durations.pairsOf({ ...SUBJECT, runtime: `node@${node}`, process });
  assert.deepEqual(of('20.0.0', 'warm'), [[1, 601]]);
  assert.deepEqual(of('24.22.3', 'warm'), [[2, 602]]);
  assert.equal(of('20.0.0', 'cold'), undefined);
  assert.deepEqual(durations.relayedGapsOf(SUBJECT), [700]);
});

test('a FIN and a request of one trial stay together, and a held FIN has its early times', () => {
  const pairs: [number, number][] = [
    [700, 650],
    [40, 600],
    [50, 900],
    [45, 620],
  ];
  const durations = new Durations({
    cells: [
      cell('node=20.0.0&fetch=2.6.12&process=warm&agent=no-keepalive', { pairs }),
      cell('node=20.0.0&fetch=2.6.12&process=warm&fin=50ms', { pairs }),
    ],
  });
  const of = (turned: Parameters<typeof knobsWith>[0], fin?: [number, number, number]) =>
    realTimesOf(
      cell('', fin ? { fin } : {}),
      { ...SUBJECT, knobs: knobsWith(turned) },
      durations,
      4,
    );
  assert.deepEqual(of({}), [
    { finUs: 50, gapUs: 900 },
    { finUs: 45, gapUs: 620 },
    { finUs: 40, gapUs: 600 },
    { finUs: 700, gapUs: 650 },
  ]);
  assert.deepEqual(of({ server: 'keep-open' })?.[0], { gapUs: 900 });
  const held = of({ fin: '1ms' }, [1_050, 1_060, 1_100]) ?? [];
  assert.deepEqual(
    held.map(({ gapUs }) => gapUs),
    [600, 620, 650, 900],
  );
  assert.deepEqual(new Set(held.map(({ finUs }) => finUs)), new Set([1_050]));
});

test('a client that waits takes as long as one that waited where the server stays open', () => {
  const pairs: [number, number][] = [
    [40, 700],
    [50, 600],
  ];
  const durations = new Durations({
    cells: [
      cell('node=20.0.0&fetch=2.6.12&process=warm&agent=no-keepalive', { pairs }),
      cell('node=20.0.0&fetch=2.6.12&process=warm&gap=timeout0&server=keep-open', {
        gap: [1_900, 2_000, 2_200],
      }),
    ],
  });
  const of = (gap: 'timeout0' | 'immediate') =>
    realTimesOf(cell(''), { ...SUBJECT, knobs: knobsWith({ gap }) }, durations, 2);
  assert.deepEqual(of('timeout0'), [
    { finUs: 40, gapUs: 700, waitedUs: 2_200 },
    { finUs: 50, gapUs: 600, waitedUs: 1_900 },
  ]);
  assert.deepEqual(of('immediate'), [
    { finUs: 40, gapUs: 700 },
    { finUs: 50, gapUs: 600 },
  ]);
});

test('a cell that never varied is held to outcome, error and connection', () => {
  const never = cell('', { errors: [[HANG_UP, 20]], reused: 20 });
  const differences = (lab: Partial<typeof LAB>) =>
    compareCell(never, { ...LAB, ...lab }, false).differences;
  assert.deepEqual(differences({}), []);
  assert.match(differences({ share: 1 })[0] ?? '', /answered 0 of 20, in the Lab 100 %/);
  assert.match(differences({ errors: ['Error'] })[0] ?? '', /in the Lab with “Error”/);
  assert.match(differences({ reused: 0 })[0] ?? '', /used the connection again in 100 %/);
});

test('a cell that went both ways is held to its majority, and to not being called certain', () => {
  const both = cell('', { answered: 150, tried: 200 });
  const differences = (share: number, isCalledCertain = false) =>
    compareCell(both, { ...LAB, share }, isCalledCertain).differences;
  assert.deepEqual(differences(0.6), []);
  assert.equal(differences(0.4).length, 1);
  assert.match(differences(0.6, true)[0] ?? '', /is called certain/);
  assert.deepEqual(compareCell(cell('', { answered: 9, tried: 20 }), LAB, false).differences, []);
});

test('the root mean square is over the shares', () => {
  const apart = (share: number) =>
    compareCell(cell('', { answered: 10 }), { ...LAB, share }, false);
  assert.ok(Math.abs(rootMeanSquare([apart(0.6), apart(0.4)]) - 0.1) < 1e-9);
  assert.equal(rootMeanSquare([]), 0);
});

test('the Lab answers the cells that it can express, and the others are left out by reason', async () => {
  const fidelity: Fidelity = await fidelityOf({
    cells: [
      cell('node=20.0.0&fetch=2.6.12&process=warm&agent=no-keepalive', {
        answered: 20,
        pairs: PAIRS,
      }),
      cell('node=20.0.0&fetch=2.6.12&process=warm&fin=50ms', { pairs: PAIRS }),
      cell('node=20.0.0&fetch=2.6.12&process=warm&server=keep-open', { answered: 20, reused: 20 }),
      cell('node=20.0.0&fetch=2.6.12&process=warm', { errors: [[HANG_UP, 20]], reused: 20 }),
      cell('node=26.12.1&fetch=2.6.12&process=warm&fin=0.5ms', {
        answered: 130,
        tried: 200,
        errors: [[HANG_UP, 70]],
        fin: [505, 510, 520],
      }),
      cell('node=20.0.0&fetch=2.6.12&product=nginx@1.22.1&process=warm', { answered: 20 }),
      cell('node=20.0.0&fetch=2.6.12&process=cold'),
    ],
  });
  const [open, never, both] = fidelity.compared.map(({ lab }) => lab);
  assert.deepEqual(open, { share: 1, errors: [], reused: 1 });
  assert.deepEqual(never, { share: 0, errors: [HANG_UP], reused: 1 });
  // Callbacks take 600 µs in the middle, so most of them end after a FIN of half a millisecond, and not all.
  assert.ok(both && both.share > 0.5 && both.share < 1, `a share of ${both?.share}`);
  const summary = recordedFidelity(fidelity, [], '0'.repeat(64));
  assert.deepEqual(summary.certain, { cells: 2, agree: 2 });
  assert.deepEqual(summary.shares, { cells: 1, agree: 1 });
  assert.deepEqual(summary.leftOut, { 'gives the times': 2, product: 1, 'no durations': 1 });
  assert.deepEqual(readFidelity(JSON.parse(JSON.stringify(summary))), summary);
  assert.match(fidelityText(summary), /Certain on real machines: 2 of 2 cells agree\./);
});

const SUBJECT = {
  runtime: 'node@20.0.0',
  client: 'node-fetch@2.6.12',
  product: 'playground',
  tls: 'off',
  process: 'warm',
  knobs: knobsWith({}),
} as const;
