import type { NativeShape } from '../release-pack.ts';
import type { Environment, JsObject } from './environment.ts';
import { unimplementedMethod } from './stub.ts';

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/**
 * Puts a named error wherever a binding of the Lab lacks what the release's own binary has. Node's
 * lib asks `typeof handle.method === 'function'` before it uses a native of some releases, so a
 * method that is merely absent would change an answer without a word (`TCP#hasPendingRead` did).
 *
 * @param name of the binding, `tcp_wrap`
 * @returns the paths of the holes that were filled: `tcp_wrap.TCP#getAsyncContextFrame…`
 */
export function nameHoles(
  binding: JsObject,
  shape: ObjectShape,
  name: string,
  env: Environment,
): readonly string[] {
  return Object.entries(shape.p).flatMap(([key, member]) => {
    const path = `${name}.${key}`;
    const value: unknown = binding[key];
    if (member.t === 'o' && isObject(value)) return nameHoles(value, member, path, env);
    if (member.t !== 'f') return [];
    if (typeof value === 'function') return nameMissingMethods(value, member.p ?? [], path, env);
    binding[key] = () => env.unimplemented(path);
    return [path];
  });
}

function nameMissingMethods(
  native: { readonly prototype?: object },
  names: readonly string[],
  path: string,
  env: Environment,
): readonly string[] {
  const { prototype } = native;
  // A method written in short form has no prototype, and the shape of a function has no methods.
  if (prototype === undefined) return [];
  const missing = names.filter((method) => !(method in prototype));
  for (const method of missing) {
    const value = unimplementedMethod(`${path}#${method}`, env);
    Object.defineProperty(prototype, method, { value, writable: true, configurable: true });
  }
  return missing.map((method) => `${path}#${method}`);
}

function isObject(value: unknown): value is JsObject {
  return typeof value === 'object' && value !== null;
}
