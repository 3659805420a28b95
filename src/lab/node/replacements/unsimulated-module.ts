import { notSimulated } from '../not-simulated.ts';

/** Names that loaders look for on any module. These modules must not have them. */
const NOT_MEMBERS = new Set<PropertyKey>(['then', 'default', '__esModule', 'module.exports']);

/**
 * A module that programs and libraries may load but not use: it has `known`, and every other name
 * on it is a function that throws NotSimulatedError when called. Loading must work, because
 * libraries load more than they use: node-fetch 3 imports `node:fs` for file bodies.
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
