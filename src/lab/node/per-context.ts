import type { JsObject } from '../bindings/environment.ts';
import { evaluatorOf } from './compile-builtin.ts';
import type { ProcessEnvironment } from './process-environment.ts';

const SCRIPTS = [
  'internal/per_context/primordials',
  'internal/per_context/domexception',
  'internal/per_context/messageport',
];
const PARAMETERS = ['exports', 'primordials', 'privateSymbols', 'perIsolateSymbols'];

/**
 * InitializePrimordials (src/api/environment.cc): runs the scripts that every context begins with,
 * and returns the primordials, which lib/ uses instead of the globals.
 */
export function createPerContext(env: ProcessEnvironment): JsObject {
  const primordials: JsObject = {};
  const { privateSymbols } = env.internalBinding('util');
  const args = [env.perContextExports, primordials, privateSymbols, env.internalBinding('symbols')];
  for (const id of SCRIPTS) evaluatorOf(env, id, PARAMETERS)(...args);
  const { DOMException } = env.perContextExports;
  Object.defineProperty(env.global, 'DOMException', {
    value: DOMException,
    writable: true,
    configurable: true,
  });
  // The script has frozen its primordials, so this is a new object.
  return Object.create(primordials, {
    ...reflectionWithout(new Set(Object.values(privateSymbols ?? {})), primordials),
    // Node's library takes no time to read the clock: only the reader's program can be busy.
    DateNow: { value: () => env.nowMs() },
  });
}

/**
 * V8's private symbols (src/env_properties.h) are ordinary symbols in the Lab. Real ones are
 * invisible to reflection. So reflection of lib/ must not find these either, or util.inspect would
 * print them.
 */
function reflectionWithout(hidden: ReadonlySet<unknown>, primordials: JsObject) {
  const { ObjectGetOwnPropertySymbols, ReflectOwnKeys } = primordials;
  const isVisible = (key: PropertyKey) => !hidden.has(key);
  return {
    ObjectGetOwnPropertySymbols: {
      value: (object: object) => ObjectGetOwnPropertySymbols(object).filter(isVisible),
    },
    ReflectOwnKeys: { value: (object: object) => ReflectOwnKeys(object).filter(isVisible) },
  };
}
