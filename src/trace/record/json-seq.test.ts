import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonSeqSplitter, RECORD_CHARS_MAX } from './json-seq.ts';

const RS = '\u001e';
const record = (value: unknown) => `${RS}${JSON.stringify(value)}\n`;

function split(...chunks: string[]): { text: string; records: unknown[] } {
  const splitter = new JsonSeqSplitter();
  const parts = chunks.map((chunk) => splitter.push(chunk));
  return {
    text: parts.map((part) => part.text).join('') + splitter.end(),
    records: parts.flatMap((part) => part.records),
  };
}

test('records are taken out and the text around them stays', () => {
  const stream = `a\n${record({ n: 1 })}b${record({ n: 2 })}${record({ n: 3 })}c\n`;
  assert.deepEqual(split(stream), { text: 'a\nbc\n', records: [{ n: 1 }, { n: 2 }, { n: 3 }] });
});

test('cutting the stream at another place changes nothing', () => {
  const stream = `x${record({ t: 'ü😀', a: [1] })}y${RS}{"cut":${record({ n: 2 })}${RS}nonsense\nz`;
  const whole = split(stream);
  assert.deepEqual(whole.records, [{ t: 'ü😀', a: [1] }, { n: 2 }]);
  for (let cut = 0; cut <= stream.length; cut += 1) {
    assert.deepEqual(split(stream.slice(0, cut), stream.slice(cut)), whole, `cut at ${cut}`);
  }
  assert.deepEqual(split(...stream), whole);
});

test('truncated, garbled and foreign records stay in the text, unchanged', () => {
  for (const stream of [
    `${RS}{"a":1`,
    `${RS}{"a":1${RS}`,
    `${RS}not json\n`,
    `${RS}42\n`,
    `${RS}null\n`,
    `${RS}"text"\n`,
    `${RS}\n`,
    `${RS}${RS}${RS}`,
    `before ${RS}{"a":\nafter`,
  ]) {
    assert.deepEqual(split(stream), { text: stream, records: [] });
  }
});

test('an RS without an LF becomes text when it is too long for a record', () => {
  const splitter = new JsonSeqSplitter();
  const long = RS + 'x'.repeat(RECORD_CHARS_MAX + 1);
  assert.deepEqual(splitter.push(long), { text: long, records: [] });
  assert.equal(splitter.end(), '');
});

test('a huge record is text, not a record', () => {
  const huge = record({ a: 'x'.repeat(RECORD_CHARS_MAX) });
  assert.deepEqual(split(huge), { text: huge, records: [] });
});

test('end returns an unfinished record as text, once', () => {
  const splitter = new JsonSeqSplitter();
  assert.deepEqual(splitter.push(`a${RS}{"b"`), { text: 'a', records: [] });
  assert.equal(splitter.end(), `${RS}{"b"`);
  assert.equal(splitter.end(), '');
});
