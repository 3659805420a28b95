import type { NativeShape } from '../release-pack.ts';
import type { Environment, JsObject, JsValue } from './environment.ts';

type ObjectShape = Extract<NativeShape, { t: 'o' }>;

/**
 * Makes a stand-in for a binding from the release's own binary. It has every name: constants with
 * their values, and functions and classes that throw when they are used. The error names the native
 * that the Lab lacks: `tcp_wrap.TCP#open`.
 */
export function stubFromShape(shape: ObjectShape, name: string, env: Environment): JsObject {
  const stub: JsObject = {};
  for (const [key, member] of Object.entries(shape.p)) {
    stub[key] = valueFromShape(member, `${name}.${key}`, env);
  }
  return stub;
}

function valueFromShape(shape: NativeShape, path: string, env: Environment): JsValue {
  switch (shape.t) {
    case 'n':
    case 's':
    case 'b':
      return shape.v;
    case 'null':
      return null;
    case 'undefined':
    case 'err':
      return undefined;
    case 'big':
      return BigInt(shape.v ?? 0);
    case 'num':
      return Number(shape.v);
    case 'sym':
      return Symbol(shape.v);
    case 'arr':
      return shape.v.map((item, index) => valueFromShape(item, `${path}[${index}]`, env));
    case 'map':
      return new Map(
        shape.v.map(([key, value]) => [
          valueFromShape(key, path, env),
          valueFromShape(value, path, env),
        ]),
      );
    case 'ta':
      return typedArray(shape.c, shape.n, path);
    case 'f':
      return nativeStub(path, shape.p ?? [], env);
    case 'o':
      return stubFromShape(shape, path, env);
  }
}

const TYPED_ARRAYS: Readonly<Record<string, new (length: number) => ArrayBufferView>> = {
  Uint8Array,
  Int32Array,
  Uint32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};

function typedArray(constructorName: string, length: number, path: string): ArrayBufferView {
  const ctor = TYPED_ARRAYS[constructorName];
  if (ctor === undefined) throw new Error(`${path}: no such typed array, ${constructorName}`);
  return new ctor(length);
}

/**
 * A function and a class at once: shapes do not say which it is, and classes of lib/ extend some.
 */
function nativeStub(path: string, methods: readonly string[], env: Environment): object {
  function native(): never {
    return env.missingNative(path);
  }
  for (const method of methods) {
    native.prototype[method] = missingMethod(`${path}#${method}`, env);
  }
  return native;
}

/**
 * Stands in for a method that the Lab does not have: throws an error that names it,
 * `tcp_wrap.TCP#open`.
 */
export function missingMethod(path: string, env: Environment): () => never {
  return () => env.missingNative(path);
}
