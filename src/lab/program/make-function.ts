import type { LoweringHelpers, PromiseRealm } from '../promises/realm.ts';
import { asyncKind } from './async-kinds.ts';
import { asyncKindOf, noteText } from './function-texts.ts';
import type { ProgramSource } from './source.ts';

type Body = () => Generator;

/** `ªlab.fn`: the arguments are those of `makeArguments` in async-functions.ts. */
export type MakeFunction = (
  body: Body,
  name: string,
  length: number,
  isGenerator: boolean,
  start: number,
  end: number,
) => object;

/**
 * Makes the async function whose lowered body this is. It is a method, because a method has neither
 * a `prototype` nor `caller` and cannot be constructed (ECMA-262 §15.8).
 */
export function functionMaker(
  helpers: LoweringHelpers,
  promises: PromiseRealm,
  text: string,
): MakeFunction {
  return (body, name, length, isGenerator, start, end) => {
    const { made } = {
      made(this: unknown, ...args: unknown[]): object {
        if (!isGenerator) return helpers.async(this, args, body);
        return helpers.asyncGenerator(this, args, body, Reflect.get(made, 'prototype'));
      },
    };
    Object.defineProperty(made, 'length', { value: length, configurable: true });
    if (isGenerator) givePrototype(made, promises);
    noteText(made, text.slice(start, end));
    return asyncKind(made, isGenerator, name);
  };
}

/** The object from which the generators of a function inherit, ECMA-262 §27.4.4. */
function givePrototype(fn: object, { asyncGeneratorPrototype }: PromiseRealm): void {
  const value = Object.create(asyncGeneratorPrototype);
  Object.defineProperty(fn, 'prototype', { value, writable: true });
}

/** `ªlab.methods`: makes the async methods of a new object or class look async. */
export function asyncMethods<T extends object>(
  owner: T,
  promises: PromiseRealm,
  source: ProgramSource,
): T {
  const owners: object[] = typeof owner === 'function' ? [owner, owner['prototype']] : [owner];
  for (const object of owners) {
    for (const key of Reflect.ownKeys(object)) {
      const value = Reflect.getOwnPropertyDescriptor(object, key)?.value;
      if (typeof value !== 'function') continue;
      const kind = asyncKindOf(source, value);
      if (kind) asyncKind(value, kind === 'generator');
      if (kind === 'generator' && !Object.hasOwn(value, 'prototype'))
        givePrototype(value, promises);
    }
  }
  return owner;
}
