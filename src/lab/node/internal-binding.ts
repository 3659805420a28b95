import type { JsObject } from '../bindings/environment.ts';
import { BINDINGS } from '../bindings/index.ts';
import { nameMissingNatives } from '../bindings/missing-natives.ts';
import { stubFromShape } from '../bindings/stub.ts';
import type { NativeShape } from '../release-pack.ts';
import type * as Rare from './parts/natives.ts';
import type { ProcessEnvironment } from './process-environment.ts';

const PART = 'lab/natives';
/** Bindings in the part `natives` (src/lab/node/parts/natives.ts). */
const IN_PART = /^(?:blob|block_list|os|pipe_wrap)\./;

/** Ends the run when a native is in a part of the release that is not loaded yet. */
export function loadPartWith(native: string, env: ProcessEnvironment): void {
  if (IN_PART.test(native) && !(PART in env.release.natives)) env.requireAny(PART);
}

/** The part, which ends the run when it is not loaded yet. */
export function rarePart(env: ProcessEnvironment): typeof Rare {
  return env.requireAny(PART) as unknown as typeof Rare;
}

function loadedBindings(env: ProcessEnvironment): typeof BINDINGS | undefined {
  return PART in env.release.natives ? rarePart(env).bindings : undefined;
}

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/**
 * `internalBinding` of one process (lib/internal/bootstrap/realm.js): the members that bindings/
 * implements, over a stub with the shape of the release's binary. Each binding is made when it is
 * first used.
 */
export function createInternalBindings(env: ProcessEnvironment): {
  /** The object of a binding, which may still be without the members that the Lab implements. */
  readonly stubOf: (name: string) => JsObject;
  readonly bindingOf: (name: string) => JsObject;
} {
  const stubs = new Map<string, JsObject>();
  const bindings = new Map<string, JsObject>();
  const shapeOf = (name: string): ObjectShape => {
    const shape = env.release.shapes[name] ?? { t: 'o', p: {} };
    if (shape.t !== 'o') throw new Error(`internalBinding('${name}') is not an object`);
    return shape;
  };
  const stubOf = (name: string): JsObject => {
    const stub = stubs.get(name) ?? stubFromShape(shapeOf(name), name, env);
    stubs.set(name, stub);
    return stub;
  };
  const bindingOf = (name: string): JsObject => {
    const made = bindings.get(name);
    if (made !== undefined) return made;
    const binding = stubOf(name);
    bindings.set(name, binding);
    const shape = shapeOf(name);
    const own = (BINDINGS[name] ?? loadedBindings(env)?.[name])?.(env, binding, shape);
    if (own) {
      Object.defineProperties(binding, Object.getOwnPropertyDescriptors(own));
      nameMissingNatives(binding, shape, name, env);
    }
    return binding;
  };
  return { stubOf, bindingOf };
}
