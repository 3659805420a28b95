import type { JsFunction, JsObject } from '../../bindings/environment.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule, unsimulatedModule } from './unsimulated-module.ts';

/** What the part `crypto` has (src/lab/node/parts/crypto.ts). */
const MEMBERS = [
  ...[
    'Hash',
    'Hmac',
    'createHash',
    'createHmac',
    'hash',
    'getHashes',
    'timingSafeEqual',
    'webcrypto',
  ],
  ...['randomBytes', 'randomFillSync', 'randomInt', 'randomUUID', 'getRandomValues'],
];

/** node:crypto without OpenSSL. Libraries load it for nothing, so a member loads the part when it is first read. */
export function crypto(env: ProcessEnvironment) {
  let made: JsObject | undefined;
  const own = (name: string) => {
    made ??= (env.requireAny('lab/crypto')['create'] as JsFunction)(env) as JsObject;
    return made[name];
  };
  const known: JsObject = {};
  for (const name of MEMBERS) {
    if (!isExported(env, name)) continue;
    Object.defineProperty(known, name, {
      get: () => own(name),
      enumerable: true,
      configurable: true,
    });
  }
  return outlinedModule(env, 'crypto', known);
}

function isExported({ release }: ProcessEnvironment, name: string): boolean {
  const outline = release.outlines['crypto'];
  return typeof outline === 'object' && outline !== null && 'o' in outline && name in outline.o;
}

/** lib/internal/url.js uses it for ids of object URLs. */
export const cryptoRandom = (env: ProcessEnvironment) =>
  unsimulatedModule('crypto', { randomUUID: () => env.requireAny('crypto')['randomUUID']() });

/** lib/internal/errors.js loads it, for conversions that only errors of OpenSSL need. */
export const cryptoUtil = () => unsimulatedModule('crypto');
