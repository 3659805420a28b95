import type { ReleasePack } from '../release-pack.ts';
import type { BindingFactory } from './environment.ts';

/** Error numbers by name, per release: made once for each release, and collected with it. */
const numbersOf = new WeakMap<ReleasePack, ReadonlyMap<string, number>>();

/**
 * The number that libuv of this release has for an error; 0 for 0. Throws for a name that its map
 * does not have: every error of the kernel is one that every libuv knows.
 */
export function uvNumber(release: ReleasePack, status: 0 | string): number {
  if (status === 0) return 0;
  let numbers = numbersOf.get(release);
  if (numbers === undefined) {
    numbers = new Map(release.uvErrors.map(([number, [name]]) => [name, number]));
    numbersOf.set(release, numbers);
  }
  const number = numbers.get(status);
  if (number === undefined) throw new Error(`libuv of Node ${release.version} has no ${status}`);
  return number;
}

/** internalBinding('uv'): src/uv.cc. The UV_ constants are in the release's shape. */
export const uv: BindingFactory = (env) => {
  const errors = new Map(env.release.uvErrors);
  return {
    getErrorMap() {
      return new Map(errors);
    },
    /** uv_err_name. */
    errname(number: number) {
      return errors.get(number)?.[0] ?? `Unknown system error ${number}`;
    },
    /** uv_strerror. */
    getErrorMessage(number: number) {
      return errors.get(number)?.[1] ?? `Unknown system error ${number}`;
    },
  };
};
