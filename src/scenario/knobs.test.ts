import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELP, helpOn, helpOnValue } from './help.ts';
import { KNOB_GROUPS, KNOBS, knobOf, turn } from './knobs.ts';
import { knobLabel, LABELS, valueLabel } from './labels.ts';
import { DEFAULTS } from './scenario.ts';

test('every knob can be at its default, and at each value that it lists', () => {
  for (const { field, values, read } of KNOBS) {
    assert.ok(
      values.some(({ value }) => value === DEFAULTS[field]),
      field,
    );
    for (const { value } of values) assert.deepEqual(read(value), { ok: true, value });
  }
});

test('every knob says what it does in one sentence, under a heading that exists', () => {
  const groups = KNOB_GROUPS.map(({ id }) => id);
  for (const { field, group, values } of KNOBS) {
    assert.ok(groups.includes(group), field);
    const ofValues = values.flatMap(({ value }) => helpOnValue(field, value) ?? []);
    const sentences = [helpOn(field), ...ofValues];
    for (const sentence of sentences) assert.match(sentence, /^\S.{5,118}\.$/, field);
    const labels = [knobLabel(field), ...values.map(({ value }) => valueLabel(field, value))];
    assert.ok(labels.every((label) => label.length > 0));
  }
});

test('words stand for values that the knob accepts, as an address writes them', () => {
  for (const { field, read } of KNOBS) {
    const named = [HELP, LABELS].flatMap((words) => Object.keys(words[field].values ?? {}));
    for (const value of named) assert.deepEqual(read(value), { ok: true, value }, field);
  }
});

test('one knob is turned, and the others stay', () => {
  assert.deepEqual(turn(DEFAULTS, 'gap', 'timeout0'), { ...DEFAULTS, gap: 'timeout0' });
  assert.equal(knobOf('gap').field, 'gap');
});
