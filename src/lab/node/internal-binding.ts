import type { JsObject } from '../bindings/environment.ts';
import { BINDINGS } from '../bindings/index.ts';
import { nameMissingNatives } from '../bindings/missing-natives.ts';
import { stubFromShape } from '../bindings/stub.ts';
import type { ProcessEnvironment } from './process-environment.ts';

/**
 * `internalBinding` of one process (lib/internal/bootstrap/realm.js): the members that bindings/
 * implements, over a stub with the shape of the release's binary. Each binding is made when it is
 * first used.
 */
export function createInternalBinding(env: ProcessEnvironment): (name: string) => JsObject {
  const bindings = new Map<string, JsObject>();
  return (name) => {
    const made = bindings.get(name);
    if (made !== undefined) return made;
    const shape = env.release.shapes[name] ?? { t: 'o', p: {} };
    if (shape.t !== 'o') throw new Error(`internalBinding('${name}') is not an object`);
    const binding = stubFromShape(shape, name, env);
    bindings.set(name, binding);
    const own = BINDINGS[name]?.(env, binding, shape);
    if (own) {
      Object.defineProperties(binding, Object.getOwnPropertyDescriptors(own));
      nameMissingNatives(binding, shape, name, env);
    }
    return binding;
  };
}
