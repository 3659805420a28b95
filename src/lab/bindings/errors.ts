import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('errors'): src/node_errors.cc. program/ and node/uncaught.ts write stack texts
 * and the report of a fatal exception, so the natives that would change V8's own have no effect.
 */
export const errors: BindingFactory = (env) => ({
  setPrepareStackTraceCallback() {},
  setGetSourceMapErrorSource() {},
  setSourceMapsEnabled() {},
  setMaybeCacheGeneratedSourceMap() {},
  setEnhanceStackForFatalException() {},
  noSideEffectsToString,
  triggerUncaughtException(error: unknown, fromPromise: boolean) {
    return env.uncaught(error, fromPromise);
  },
});

/**
 * V8's Object::NoSideEffectsToString (src/objects/objects.cc): `#<Foo>` instead of calling
 * toString().
 */
function noSideEffectsToString(value: unknown): string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return String(value);
  }
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (value instanceof Error) return errorToString(value);
  const { constructor: ctor, toString: ownToString } = value;
  if (ownToString === Object.prototype.toString && typeof ctor === 'function') {
    if (ctor.name !== '') return `#<${ctor.name}>`;
  }
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  return typeof tag === 'string' ? `[object ${tag}]` : Object.prototype.toString.call(value);
}

function errorToString({ name, message }: Error): string {
  if (name === '') return message;
  return message === '' ? name : `${name}: ${message}`;
}
