import assert from 'node:assert/strict';
import { StringDecoder } from 'node:string_decoder';
import test from 'node:test';
import type { Environment } from './environment.ts';
import { parseEncoding } from './string-bytes.ts';
import { stringDecoder } from './string-decoder.ts';

const binding = stringDecoder({} as Environment, {}, { t: 'o', p: {} }) as {
  decode(state: Uint8Array, chunk: Uint8Array): string;
  flush(state: Uint8Array): string;
};

/** Decodes as lib/string_decoder.js does: writes each chunk, then ends. */
function decodeChunks(encoding: string, chunks: readonly Uint8Array[]): readonly string[] {
  const state = new Uint8Array(7);
  state[6] = parseEncoding(encoding, 1);
  return [...chunks.map((chunk) => binding.decode(state, chunk)), binding.flush(state)];
}

function decodeChunksOnHost(encoding: string, chunks: readonly Uint8Array[]): readonly string[] {
  const decoder = new StringDecoder(encoding as BufferEncoding);
  return [...chunks.map((chunk) => decoder.write(Buffer.from(chunk))), decoder.end()];
}

/**
 * Bytes that are likely to be cut in awkward places: lead, trailing and invalid bytes, surrogates.
 */
const AWKWARD = [
  0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xd8, 0xdc, 0xff,
];

let seed = 1;
function random(below: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % below;
}

for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'latin1', 'ascii', 'hex']) {
  test(`${encoding}: 5000 random chunkings decode as the host's string_decoder does`, () => {
    for (let round = 0; round < 5000; round++) {
      const chunks = Array.from({ length: 1 + random(4) }, () =>
        Uint8Array.from({ length: random(6) }, () => AWKWARD[random(AWKWARD.length)] ?? 0),
      );
      assert.deepEqual(
        decodeChunks(encoding, chunks),
        decodeChunksOnHost(encoding, chunks),
        JSON.stringify(chunks.map((chunk) => [...chunk])),
      );
    }
  });
}
