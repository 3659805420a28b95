import { createRequire } from 'node:module';
import type { LlhttpMajor } from '../../lab/index.ts';

/**
 * Node's project publishes llhttp as WebAssembly in undici, Node's own fetch. This is our alias for each major version.
 */
export const LLHTTP_PACKAGES: Readonly<Record<LlhttpMajor, string>> = {
  8: 'undici', // 6.29.1, with llhttp 8.1
  9: 'undici-7', // 7.29.1
};

/**
 * The WebAssembly module of llhttp. The package's file exports a Buffer or, in older releases, a base64 text
 * (undici/lib/llhttp/llhttp-wasm.js).
 */
export function llhttpBytes(major: LlhttpMajor): Uint8Array {
  const name = LLHTTP_PACKAGES[major];
  const exported: unknown = createRequire(import.meta.url)(`${name}/lib/llhttp/llhttp-wasm.js`);
  const bytes = typeof exported === 'string' ? Buffer.from(exported, 'base64') : exported;
  if (!(bytes instanceof Uint8Array) || !WebAssembly.validate(new Uint8Array(bytes))) {
    throw new Error(`${name} no longer exports llhttp as WebAssembly bytes`);
  }
  return bytes;
}
