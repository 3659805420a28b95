import type { JsObject } from '../../bindings/environment.ts';
import type { Outline } from '../../release-pack.ts';
import { notSimulated } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';

/** Names that loaders look for on any module. These modules must not have them. */
const NOT_MEMBERS = new Set<PropertyKey>(['then', 'default', '__esModule', 'module.exports']);

/**
 * A module that programs may load but not use, with all its names: it has `known`, and every other
 * function throws NotSimulatedError when called. Loading must work, because libraries load more than
 * they use: node-fetch 3 imports `node:fs` for file bodies.
 */
export function outlinedModule(
  { release }: ProcessEnvironment,
  id: string,
  known: Record<string, unknown> = {},
): unknown {
  const module = standIn(release.outlines[id] ?? { o: {} }, id.replace('/', '.')) as JsObject;
  return Object.defineProperties(module, Object.getOwnPropertyDescriptors(known));
}

function standIn(outline: Outline, path: string): unknown {
  if (typeof outline !== 'object' || outline === null || Array.isArray(outline)) return outline;
  const isFunction = 'f' in outline;
  const members = Object.entries('f' in outline ? outline.f : (outline as { o: object }).o);
  if (!isFunction && members.length === 0) return unsimulatedModule(path);
  const target = (isFunction ? notSimulated(path) : {}) as JsObject;
  for (const [name, member] of members) target[name] = standIn(member, `${path}.${name}`);
  return target;
}

/**
 * The same for what has no outline. A module that programs and libraries may load but not use: it has `known`, and every other name
 * on it is a function that throws NotSimulatedError when called.
 */
export function unsimulatedModule(id: string, known: Record<string, unknown> = {}): object {
  const members: Record<PropertyKey, unknown> = { ...known };
  return new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target || NOT_MEMBERS.has(name)) return target[name];
      const member = notSimulated(`${id}.${name}`);
      target[name] = member;
      return member;
    },
    has: (target, name) => name in target || (typeof name === 'string' && !NOT_MEMBERS.has(name)),
  });
}
