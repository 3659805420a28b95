import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { randomFrom } from '../scenario/testing/random.ts';
import { diagnose } from './diagnose.ts';

/** More of them: `MUTATIONS=100000 node --test src/diagnosis/mutations.test.ts`. */
const MUTATIONS = Number(process.env['MUTATIONS'] ?? 1_500);
const MS_MAX = 1_000;

const FOLDER = new URL('cases/', import.meta.url);
const TEXTS = readdirSync(FOLDER)
  .filter((file) => file !== 'answers.json')
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'));

/** A text as copying and logging change it: cut, doubled, mixed with another, prefixed, escaped, damaged. */
function mutated(seed: number): string {
  const random = randomFrom(seed);
  const pick = () => TEXTS[random(TEXTS.length)] ?? '';
  let text = pick();
  for (let step = random(4); step >= 0; step -= 1) {
    const from = random(text.length + 1);
    const to = from + random(200);
    switch (random(7)) {
      case 0:
        text = text.slice(0, from) + text.slice(to);
        break;
      case 1:
        text = text.slice(0, from) + pick().slice(0, 300) + text.slice(from);
        break;
      case 2:
        text = text.replaceAll('\n', `\n${['web_1 | ', '> ', '\u001b[31m', '\t'][random(4)]}`);
        break;
      case 3:
        text = JSON.stringify({ message: text });
        break;
      case 4:
        text = text.slice(0, from) + String.fromCharCode(random(0xffff)) + text.slice(from + 1);
        break;
      case 5:
        text = text.replaceAll('\n', ['\r\n', '\r', ' ', '\\n'][random(4)] ?? '');
        break;
      default:
        text = text
          .split('\n')
          .sort(() => random(3) - 1)
          .join('\n');
    }
  }
  return text;
}

test(`${MUTATIONS} damaged texts: no error, no long wait, and no yes without its quotes`, () => {
  for (let seed = 1; seed <= MUTATIONS; seed += 1) {
    const text = mutated(seed);
    const started = performance.now();
    const { verdict, reasons, missing } = diagnose(text);
    assert.ok(performance.now() - started < MS_MAX, `seed ${seed} takes long`);
    if (verdict !== 'this-bug') continue;
    assert.ok(reasons.length >= 3 && missing.length === 0, `seed ${seed}`);
    for (const { at } of reasons) assert.ok(at.text.trim().length > 0, `seed ${seed}`);
  }
});
