import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { sendsClose } from './facts/senders.ts';

const FOLDER = new URL('cases/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');
const ANSWERS: Readonly<Record<string, Pick<Diagnosis, 'verdict' | 'lean'>>> = JSON.parse(
  read('answers.json'),
);

/** A yes has a line of the text for the error, Node, the client and the server. */
const REASONS_MIN = 3;

/** Letters and digits alone: a quote may have lost colours, escapes and line ends. */
const letters = (text: string) => text.replaceAll(/\[\d{1,2}m/g, '').replaceAll(/\W|_|n/g, '');

function assertQuoted(diagnosis: Diagnosis, text: string): void {
  const all = letters(text);
  for (const { at, says } of diagnosis.reasons) {
    assert.ok(says.length > 0);
    assert.ok(all.includes(letters(at.text)), `“${at.text}” was not pasted`);
  }
  if (diagnosis.verdict === 'this-bug') assert.ok(diagnosis.reasons.length >= REASONS_MIN);
}

for (const [file, answer] of Object.entries(ANSWERS))
  test(`${file}: ${answer.verdict}`, () => {
    const text = read(file);
    const diagnosis = diagnose(text);
    const { verdict, lean } = diagnosis;
    assert.deepEqual(lean ? { verdict, lean } : { verdict }, answer);
    assertQuoted(diagnosis, text);
  });

test('the scenario of a case that is this bug has a client that sends the header, and a Node that pools', () => {
  for (const [file, { verdict }] of Object.entries(ANSWERS)) {
    if (verdict !== 'this-bug') continue;
    const query = new URLSearchParams(diagnose(read(file)).scenario?.query);
    const fetch = query.get('fetch') ?? '2.6.12';
    assert.ok(fetch === 'http' || sendsClose('node-fetch', fetch), `${file}: ${fetch}`);
    assert.notEqual(query.get('node'), '18.20.8', file);
  }
});

test('each case has an answer', () => {
  const files = readdirSync(FOLDER).filter((file) => file !== 'answers.json');
  assert.deepEqual(files.sort(), Object.keys(ANSWERS).sort());
});

test('without one of its conditions the case is not this bug', () => {
  const whole = read('01-two-requests-axum.txt');
  assert.equal(diagnose(whole).verdict, 'this-bug');
  const without = (...parts: readonly RegExp[]) =>
    parts.reduce((text, part) => text.replaceAll(part, ''), whole);
  const cases = {
    server: without(/^HTTP\/1\.1(?:.|\n)*?GMT$/gm, /^# backend.*$/gm),
    client: without(/^.*node-fetch\/lib.*$/gm),
    node: without(/^v20.*$/gm, /^.*_http_client.*$/gm),
    error: without(/socket hang up/g),
  };
  for (const [condition, text] of Object.entries(cases))
    assert.equal(diagnose(text).verdict, 'unknown', `without the ${condition}`);
});
