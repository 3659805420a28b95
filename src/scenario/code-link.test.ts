import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE_BYTES_MAX, decodeEdits, encodeEdits, HASH_CHARS_MAX } from './code-link.ts';
import { platformDeflate as deflate } from './deflate.ts';
import { randomFrom } from './testing/random.ts';

/** Makes a fragment from any JSON text. */
const fragmentOf = async (json: string) =>
  `#1.${Buffer.from(await deflate.deflate(new TextEncoder().encode(json))).toString('base64url')}`;

test('unedited files add nothing to the link', async () => {
  assert.equal(await encodeEdits({}, deflate), '');
  assert.deepEqual(await decodeEdits('', deflate), { ok: true, edits: {} });
});

test('edited files come back unchanged, letter for letter', async () => {
  const edits = { 'client.mjs': "console.log('\u001e ¿qué? 🦊');\r\n", 'server.mjs': '' };
  const hash = await encodeEdits(edits, deflate);
  assert.match(hash!, /^1\.[\w-]+$/);
  assert.deepEqual(await decodeEdits(`#${hash}`, deflate), { ok: true, edits });
});

test('the same edits make the same link, in whichever order they were made', async () => {
  const one = await encodeEdits({ 'client.mjs': 'a', 'server.mjs': 'b' }, deflate);
  const other = await encodeEdits({ 'server.mjs': 'b', 'client.mjs': 'a' }, deflate);
  assert.equal(one, other);
});

test('code that is too long for a link is refused before it is compressed', async () => {
  assert.equal(await encodeEdits({ 'client.mjs': 'x'.repeat(CODE_BYTES_MAX) }, deflate), undefined);
});

test('a broken link gives a note, never an error', async () => {
  const whole = await fragmentOf('{"client.mjs":"console.log(1)"}');
  const broken = [
    '#',
    '#write.2',
    '#2.abc',
    '#1.',
    '#1.%%%',
    whole.slice(0, -5),
    `${whole}AAAA`,
    `${whole} and`,
    await fragmentOf('null'),
    await fragmentOf('[]'),
    await fragmentOf('{"client.mjs":1}'),
    await fragmentOf('{"/etc/passwd":"x"}'),
    await fragmentOf('{"__proto__":"x"}'),
    await fragmentOf(JSON.stringify({ 'client.mjs': 'x'.repeat(CODE_BYTES_MAX) })),
    `#1.${'A'.repeat(HASH_CHARS_MAX)}`,
  ];
  for (const hash of broken.slice(1)) {
    const decoded = await decodeEdits(hash, deflate);
    assert.equal(decoded.ok, false, hash.slice(0, 60));
  }
  assert.deepEqual(await decodeEdits(broken[0]!, deflate), { ok: true, edits: {} });
});

test('what a sentence puts after a link is no part of its code', async () => {
  const whole = await fragmentOf('{"client.mjs":"console.log(1)"}');
  for (const after of ['=', '==', ')', ').', '%22', '%E2%80%9D,', '>', '**', '…', '.)'])
    assert.deepEqual(await decodeEdits(whole + after, deflate), {
      ok: true,
      edits: { 'client.mjs': 'console.log(1)' },
    });
});

test('any text after the number of the format is read without an error', async () => {
  const random = randomFrom(7);
  for (let round = 0; round < 300; round += 1) {
    const bytes = Uint8Array.from({ length: random(40) }, () => random(256));
    const decoded = await decodeEdits(`#1.${Buffer.from(bytes).toString('base64url')}`, deflate);
    assert.equal(typeof decoded.ok, 'boolean');
  }
});
