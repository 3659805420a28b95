import type { BindingFactory, Environment } from './environment.ts';

type TypeTest = (value: unknown) => boolean;

/**
 * internalBinding('types'): src/node_types.cc, `util.types`. V8 reads an object's map. JavaScript
 * finds an internal slot by calling a method that throws unless its receiver has the slot (ECMA-262
 * RequireInternalSlot).
 */
export const types: BindingFactory = (env, stub) => {
  const tests = typeTests(env);
  const own = (name: string) => {
    const value = env.major < NAMELESS_SINCE ? name : '';
    const test = tests[name]!.bind(undefined);
    return Object.defineProperties(test, { name: { value }, length: { value: 0 } });
  };
  const names = Object.keys(stub).filter((name) => name in tests);
  return Object.fromEntries(names.map((name) => [name, own(name)]));
};

/** The first major whose functions without side effects have no name (SetMethodNoSideEffect, src/util.cc). */
const NAMELESS_SINCE = 22;

/** The same for internalBinding('util'), which had some of them before Node 20. */
export function typeTests(env: Environment): Record<string, TypeTest> {
  return {
    ...SLOT_TESTS,
    isPromise(value) {
      return env.promises.isPromise(value);
    },
    isProxy(value) {
      return env.proxies.details(value) !== undefined;
    },
  };
}

const noop = () => {};
const AsyncFunction = (async () => {}).constructor;
const GeneratorFunction = function* () {}.constructor;
const AsyncGeneratorFunction = async function* () {}.constructor;

const isMap = collectionTest(Map, 'Map');
const isSet = collectionTest(Set, 'Set');
const isArrayBuffer = hasSlot(ArrayBuffer, getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer =
  typeof SharedArrayBuffer === 'undefined'
    ? () => false
    : hasSlot(SharedArrayBuffer, getter(SharedArrayBuffer.prototype, 'byteLength'));
const isNumberObject = hasSlot(Number, Number.prototype.valueOf);
const isStringObject = hasSlot(String, String.prototype.valueOf);
const isBooleanObject = hasSlot(Boolean, Boolean.prototype.valueOf);
const isSymbolObject = hasSlot(Symbol, Symbol.prototype.valueOf);
const isBigIntObject = hasSlot(BigInt, BigInt.prototype.valueOf);

const SLOT_TESTS: Record<string, TypeTest> = {
  isMap,
  isSet,
  isWeakMap: hasSlot(WeakMap, (value: WeakMap<object, unknown>) =>
    WeakMap.prototype.has.call(value, {}),
  ),
  isWeakSet: hasSlot(WeakSet, (value: WeakSet<object>) => WeakSet.prototype.has.call(value, {})),
  isMapIterator: hasPrototype(Object.getPrototypeOf(new Map().entries())),
  isSetIterator: hasPrototype(Object.getPrototypeOf(new Set().values())),
  isArrayBuffer,
  isSharedArrayBuffer,
  isAnyArrayBuffer(value) {
    return isArrayBuffer(value) || isSharedArrayBuffer(value);
  },
  isArrayBufferView(value) {
    return ArrayBuffer.isView(value);
  },
  isTypedArray(value) {
    return ArrayBuffer.isView(value) && !(value instanceof DataView);
  },
  isDataView(value) {
    return value instanceof DataView && ArrayBuffer.isView(value);
  },
  isUint8Array(value) {
    return value instanceof Uint8Array && ArrayBuffer.isView(value);
  },
  // Not by `instanceof`: a process has a Date of its own (node/virtual-time.ts).
  isDate(value) {
    return hasTag(value, 'Date') && isReadable(value, Date.prototype.getTime);
  },
  isRegExp(value) {
    return value !== RegExp.prototype && isRegExpOrPrototype(value);
  },
  isNumberObject,
  isStringObject,
  isBooleanObject,
  isSymbolObject,
  isBigIntObject,
  isBoxedPrimitive(value) {
    return (
      isNumberObject(value) ||
      isStringObject(value) ||
      isBooleanObject(value) ||
      isSymbolObject(value) ||
      isBigIntObject(value)
    );
  },
  isNativeError: Error.isError ?? looksLikeError,
  isArgumentsObject(value) {
    return hasTag(value, 'Arguments');
  },
  isGeneratorObject(value) {
    return hasTag(value, 'Generator') || hasTag(value, 'AsyncGenerator');
  },
  isModuleNamespaceObject(value) {
    return hasTag(value, 'Module');
  },
  isAsyncFunction(value) {
    return value instanceof AsyncFunction || value instanceof AsyncGeneratorFunction;
  },
  isGeneratorFunction(value) {
    return value instanceof GeneratorFunction || value instanceof AsyncGeneratorFunction;
  },
  /** Pointers that native add-ons wrap. The Lab loads no add-ons. */
  isExternal() {
    return false;
  },
  isEventTarget() {
    return false;
  },
};

function getter(prototype: object, name: string): () => unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get ?? noop;
}

const isRegExpOrPrototype = hasSlot(RegExp, getter(RegExp.prototype, 'source'));

/**
 * `read` throws TypeError without the slot. `instanceof` comes first because almost every value is
 * something else, and an exception takes microseconds; so an object without its prototype is not
 * recognised.
 */
function hasSlot<T>(
  // biome-ignore lint/complexity/noBannedTypes: Symbol and BigInt are functions that cannot be constructed
  ctor: Function,
  read: ((this: T) => unknown) | ((value: T) => unknown),
): TypeTest {
  return (value) => value instanceof ctor && isReadable(value, read as Reader);
}

/**
 * Node's own SafeMap and SafeSet do not inherit from the classes that they extend, but have all of their properties
 * (makeSafe, lib/internal/per_context/primordials.js).
 */
function collectionTest(ctor: MapConstructor | SetConstructor, tag: string): TypeTest {
  const readSize = getter(ctor.prototype, 'size');
  const isOne = hasSlot(ctor, readSize);
  return (value) =>
    isOne(value) || (inheritedTag(value) === tag && isReadable(value, readSize as Reader));
}

/** The text under Symbol.toStringTag of an object's prototypes, found without running code of a program. */
function inheritedTag(value: unknown): unknown {
  if (typeof value !== 'object') return undefined;
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at)) {
    const tag = Object.getOwnPropertyDescriptor(at, Symbol.toStringTag);
    if (tag) return tag.value;
  }
  return undefined;
}

type Reader = (value: unknown) => unknown;

function isReadable(value: unknown, read: Reader): boolean {
  try {
    Reflect.apply(read, value, [value]);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function hasPrototype(prototype: unknown): TypeTest {
  return (value) =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === prototype;
}

/** Object.prototype.toString names the kind of an object that has no Symbol.toStringTag. */
function hasTag(value: unknown, tag: string): boolean {
  return typeof value === 'object' && value !== null && toStringTag(value) === `[object ${tag}]`;
}

/**
 * For hosts without Error.isError (2025): `Object.create(Error.prototype)` is not an error, and its
 * tag shows it.
 */
function looksLikeError(value: unknown): boolean {
  return value instanceof Error && (Symbol.toStringTag in value || hasTag(value, 'Error'));
}

function toStringTag(value: object): string {
  return Object.prototype.toString.call(value);
}
