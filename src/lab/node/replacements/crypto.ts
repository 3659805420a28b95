import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule, unsimulatedModule } from './unsimulated-module.ts';

/** What clients ask for when they are loaded or make a request; the bytes come from the run's seed. */
export function crypto(env: ProcessEnvironment) {
  const fill = <T extends Uint8Array>(bytes: T): T => {
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.floor(env.machine.random() * 256);
    return bytes;
  };
  const randomBytes = (size: number) => env.toBuffer(fill(new Uint8Array(size)));
  return outlinedModule(env, 'crypto', {
    getHashes: () => ['md5', 'sha1', 'sha256', 'sha384', 'sha512'],
    randomBytes,
    randomFillSync: fill,
    /** RFC 9562, version 4. */
    randomUUID() {
      const bytes = fill(new Uint8Array(16));
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  });
}

/** lib/internal/blob.js uses it for ids of object URLs. */
export const cryptoRandom = () => unsimulatedModule('crypto');

/**
 * lib/buffer.js and lib/internal/errors.js load it, for conversions that only errors of OpenSSL
 * need.
 */
export const cryptoUtil = () => unsimulatedModule('crypto');
