import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Certainty, certaintyOf, type OwnTime } from './certainty.ts';
import { CALLBACK_RANGE_US, FIN_SPREAD_US } from './plausible.ts';
import type { Trial, Variation } from './variation.ts';

const OWN: OwnTime = {
  clientPreUs: 300,
  wakeUs: 50,
  finDelayUs: 0,
  isFinUnknown: false,
  finGrainUs: 1,
};

/** A program whose answer is a function of the variation. */
function program(
  isAnswered: (varied: Required<Varied>) => boolean,
): Trial & { asked: Variation[] } {
  const asked: Variation[] = [];
  const trial: Trial = (variation) => {
    asked.push(variation);
    const { time = {}, finDelayUs = OWN.finDelayUs ?? 0 } = variation;
    const answered = isAnswered({
      finDelayUs,
      clientPreUs: OWN.clientPreUs,
      clientPostUs: 0,
      clientLateUs: 0,
      phaseUs: 0,
      wakeUs: OWN.wakeUs,
      ...time,
    });
    return Promise.resolve({ answered, failed: answered ? [] : [2] });
  };
  return Object.assign(trial, { asked });
}

type Varied = { finDelayUs: number } & NonNullable<Variation['time']>;

function boundaryOf(certainty: Certainty) {
  assert.equal(certainty.certain, false);
  return certainty.boundary;
}

test('an answer that no change turns over is certain, whether answered or failed', async () => {
  for (const answered of [true, false]) {
    const { certain } = await certaintyOf(
      program(() => answered),
      OWN,
    );
    assert.equal(certain, true);
  }
});

test('with a look, the boundary is on the FIN, which is tried before the other times', async () => {
  const look = program(({ finDelayUs, clientPreUs }) => finDelayUs < clientPreUs + 37);
  const boundary = boundaryOf(await certaintyOf(look, OWN));
  assert.deepEqual(boundary, { knob: 'fin', value: 0.34, unit: 'ms', direction: 'above' });
  const there = await look({ finDelayUs: boundary.value * 1000 });
  assert.equal(there.answered, false);
});

test('a FIN that comes too late for the look has its boundary below its own place', async () => {
  const own = { ...OWN, finDelayUs: 1_000 };
  const early: Trial = async (variation) => {
    const finDelayUs = variation.finDelayUs ?? own.finDelayUs;
    const clientPreUs = variation.time?.clientPreUs ?? own.clientPreUs;
    return { answered: finDelayUs < clientPreUs + 37, failed: [] };
  };
  assert.deepEqual(boundaryOf(await certaintyOf(early, own)), {
    knob: 'fin',
    value: 0.33,
    unit: 'ms',
    direction: 'below',
  });
});

test('each of the other times has a boundary of its own', async () => {
  const cases: [Parameters<typeof program>[0], string, number, string][] = [
    [({ clientPreUs }) => clientPreUs < 4_010, 'process', 4.1, 'above'],
    [({ clientPreUs }) => clientPreUs > 99, 'process', 0.095, 'below'],
    [({ clientLateUs }) => clientLateUs < 49_000, 'timer', 49, 'above'],
    [({ wakeUs }) => wakeUs > 20, 'wake', 0.02, 'below'],
    [
      ({ phaseUs, clientPostUs }) => phaseUs < 700 || phaseUs + clientPostUs > 770,
      'phase',
      0.72,
      'at',
    ],
  ];
  for (const [rule, knob, value, direction] of cases) {
    const boundary = boundaryOf(await certaintyOf(program(rule), OWN));
    assert.deepEqual(boundary, { knob, value, unit: 'ms', direction });
  }
});

test('a boundary that needs two changes says where the FIN was', async () => {
  const both = program(
    ({ finDelayUs, clientPreUs }) => !(finDelayUs >= FIN_SPREAD_US && clientPreUs < 200),
  );
  const { beside, ...boundary } = boundaryOf(await certaintyOf(both, OWN));
  assert.deepEqual(boundary, { knob: 'process', value: 0.19, unit: 'ms', direction: 'below' });
  assert.deepEqual(beside, { knob: 'fin', value: 2, unit: 'ms' });
});

test('the FIN is not moved when its time is not known', async () => {
  const look = program(({ finDelayUs }) => finDelayUs < 337);
  const { certain } = await certaintyOf(look, { ...OWN, finDelayUs: undefined });
  assert.equal(certain, true);
  assert.ok(look.asked.every(({ finDelayUs }) => finDelayUs === undefined));
});

test('an answer is not certain when there may be a FIN that cannot be moved', async () => {
  const own = { ...OWN, finDelayUs: undefined, isFinUnknown: true };
  const certainty = await certaintyOf(
    program(() => true),
    own,
  );
  assert.deepEqual(
    [certainty.certain, 'why' in certainty && certainty.why],
    [undefined, 'fin-unknown'],
  );
});

test('only plausible times are tried', async () => {
  const any = program(() => true);
  await certaintyOf(any, OWN);
  for (const { time = {}, finDelayUs = 0 } of any.asked) {
    const { clientPreUs = CALLBACK_RANGE_US.least } = time;
    assert.ok(clientPreUs >= CALLBACK_RANGE_US.least && clientPreUs <= CALLBACK_RANGE_US.most);
    assert.ok(finDelayUs >= 0 && finDelayUs <= FIN_SPREAD_US);
  }
});

test('a search that was ended says that it has no result', async () => {
  let left = 3;
  const trial = program(() => true);
  const certainty = await certaintyOf(trial, OWN, { isOver: () => left-- === 0 });
  assert.deepEqual(certainty, { certain: undefined, why: 'too-slow', trials: 3 });
});

test('a client with a server of its own is not called certain, because that server’s FIN was not moved', async () => {
  const serving: Trial = () => Promise.resolve({ answered: true, failed: [], servesItself: true });
  const { certain, ...rest } = await certaintyOf(serving, OWN);
  assert.equal(certain, undefined);
  assert.equal('why' in rest && rest.why, 'fin-unknown');
});
