import type { NativeShape } from '../release-pack.ts';
import type { Environment, JsObject } from './environment.ts';
import { missingMethod } from './stub.ts';

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/**
 * Completes a binding: each member that the release's own binary has and the Lab lacks becomes a
 * function that throws an error with its name. Node's lib asks `typeof handle.method ===
 * 'function'` before it uses a native of some releases, so a method that was just missing would
 * silently change an answer (`TCP#hasPendingRead` did).
 *
 * @param name of the binding, `tcp_wrap`
 * @returns the paths of the members that were missing: `tcp_wrap.TCP#getAsyncContextFrame…`
 */
export function nameMissingNatives(
  binding: JsObject,
  shape: ObjectShape,
  name: string,
  env: Environment,
): readonly string[] {
  return Object.entries(shape.p).flatMap(([key, member]) => {
    const path = `${name}.${key}`;
    const value: unknown = binding[key];
    if (member.t === 'o' && isObject(value)) return nameMissingNatives(value, member, path, env);
    if (member.t !== 'f') return [];
    if (typeof value === 'function') return nameMissingMethods(value, member.p ?? [], path, env);
    binding[key] = () => env.missingNative(path);
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
  // Methods in shorthand notation have no prototype, and shapes of plain functions have no methods.
  if (prototype === undefined) return [];
  const missing = names.filter((method) => !(method in prototype));
  for (const method of missing) {
    const value = missingMethod(`${path}#${method}`, env);
    Object.defineProperty(prototype, method, { value, writable: true, configurable: true });
  }
  return missing.map((method) => `${path}#${method}`);
}

function isObject(value: unknown): value is JsObject {
  return typeof value === 'object' && value !== null;
}
