import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { LOOK_ALIKE_VERDICTS } from '../../diagnosis/verdicts/order.ts';
import { caseHeadline } from './headline.ts';

const CASES = new URL('../../diagnosis/cases/', import.meta.url);

test('every case has a verdict in words', () => {
  for (const name of readdirSync(CASES)) {
    if (name === 'answers.json') continue;
    const headline = caseHeadline(diagnose(readFileSync(new URL(name, CASES), 'utf8')));
    const texts = [headline.verdict, headline.sentence, headline.sure].join(' ');
    assert.doesNotMatch(texts, /undefined|\bnot known\b| {2}|\.\./, name);
    assert.match(headline.sentence, /^\S.*\.$/, name);
  }
});

test('each verdict that is another cause has its section', () => {
  for (const { id } of LOOK_ALIKE_VERDICTS) {
    const { lookAlike, outcome } = caseHeadline({
      ...diagnose(''),
      verdict: `not-this-bug:${id}`,
    });
    assert.deepEqual([lookAlike, outcome], [id, 'other']);
  }
});

test('a release that looks first makes it a race', () => {
  const bug = { ...diagnose(''), verdict: 'this-bug' as const };
  assert.equal(caseHeadline({ ...bug, frequency: 'sometimes' }).outcome, 'depends');
  assert.equal(caseHeadline({ ...bug, frequency: 'always' }).outcome, 'failed');
});
