import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTar, type TarFile } from './tar.ts';

const BLOCK_BYTES = 512;

/** A header and a padded body, as in POSIX.1-1988, with only the fields that matter. */
function entry(path: string, body: string, { type = '0', prefix = '' } = {}): Uint8Array {
  const content = Buffer.from(body);
  const header = Buffer.alloc(BLOCK_BYTES);
  header.write(path, 0);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write('ustar\0' + '00', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = Buffer.alloc((BLOCK_BYTES - (content.length % BLOCK_BYTES)) % BLOCK_BYTES);
  return Buffer.concat([header, content, padding]);
}

const END = Buffer.alloc(2 * BLOCK_BYTES);

function read(...parts: readonly Uint8Array[]): readonly string[] {
  const text = ({ path, content }: TarFile) => `${path}: ${Buffer.from(content)}`;
  return [...readTar(Buffer.concat(parts))].map(text);
}

test('regular files come out in order, whatever their size', () => {
  const long = 'x'.repeat(BLOCK_BYTES);
  const files = read(entry('a', 'one'), entry('b', long), entry('c', ''), entry('d', 'four'), END);
  assert.deepEqual(files, ['a: one', `b: ${long}`, 'c: ', 'd: four']);
});

test('a path may be split into prefix and name', () => {
  assert.deepEqual(read(entry('node', '!', { prefix: 'package/bin' }), END), [
    'package/bin/node: !',
  ]);
});

test('folders, links and extension headers are skipped', () => {
  const others = ['5', '2', 'x', 'g'].map((type) => entry(type, 'skip me', { type }));
  assert.deepEqual(read(...others, entry('a', 'kept'), END), ['a: kept']);
});

test('nothing is read after the end of the archive', () => {
  assert.deepEqual(read(entry('a', '1'), END, entry('b', '2')), ['a: 1']);
});

test('bytes that are no archive, and an archive cut short, are errors', () => {
  assert.throws(() => read(Buffer.alloc(BLOCK_BYTES, 1)), /bad checksum at byte 0/);
  assert.throws(() => read(entry('a', 'one').subarray(0, BLOCK_BYTES + 1)), /cut short/);
});
