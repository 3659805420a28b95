import { createRequire } from 'node:module';

/**
 * llhttp compiled to WebAssembly. undici, Node's own fetch, is where Node's project publishes it; the file
 * exports a Buffer, or a base64 text in older releases (undici/lib/llhttp/llhttp-wasm.js).
 */
export function llhttpBytes(): Uint8Array {
  const exported: unknown = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
  const bytes = typeof exported === 'string' ? Buffer.from(exported, 'base64') : exported;
  if (!(bytes instanceof Uint8Array) || !WebAssembly.validate(new Uint8Array(bytes))) {
    throw new Error('undici no longer exports llhttp as WebAssembly bytes');
  }
  return bytes;
}
