'use strict';
/**
 * Stands for `test/common` of a Node checkout: what its README.md promises, for tests that need neither files nor other
 * processes. Crypto and IPv6 are declared absent, so that a test for them skips itself.
 */
const assert = require('node:assert');
const net = require('node:net');
const { inspect } = require('node:util');

const nothing = () => {};

/** What `mustCall` and its like have promised. Checked once, when the process exits. */
const promises = [];

function checkPromises(exitCode) {
  if (exitCode !== 0) return;
  const broken = promises.filter(({ calls, isKept }) => !isKept(calls));
  for (const { name, calls, wanted } of broken) {
    console.log(`${name}: expected ${wanted} calls, got ${calls}`);
  }
  if (broken.length > 0) process.exit(1);
}

function counted(callback, wanted, isKept) {
  if (process._exiting) throw new Error('mustCall cannot be used while the process exits');
  if (promises.length === 0) process.on('exit', checkPromises);
  const promise = { name: callback.name || '<anonymous>', calls: 0, wanted, isKept };
  promises.push(promise);
  const wrapped = function (...values) {
    promise.calls++;
    return callback.apply(this, values);
  };
  for (const key of ['name', 'length']) {
    Object.defineProperty(wrapped, key, { value: callback[key], configurable: true });
  }
  return wrapped;
}

/** The callback and the number may both be left out. */
function argumentsOf(callback, count, field) {
  if (typeof callback === 'number') return argumentsOf(undefined, callback, field);
  if (typeof count !== 'number') throw new TypeError(`Invalid ${field} value: ${count}`);
  return [callback === undefined ? nothing : callback, count];
}

function mustCall(callback, exact = 1) {
  const [wrapped, wanted] = argumentsOf(callback, exact, 'exact');
  return counted(wrapped, `exactly ${wanted}`, (calls) => calls === wanted);
}

function mustCallAtLeast(callback, minimum = 1) {
  const [wrapped, wanted] = argumentsOf(callback, minimum, 'minimum');
  return counted(wrapped, `at least ${wanted}`, (calls) => calls >= wanted);
}

function mustSucceed(callback, exact) {
  return mustCall(function (error, ...values) {
    assert.ifError(error);
    if (typeof callback === 'function') return callback.apply(this, values);
  }, exact);
}

function mustNotCall(message = 'function should not have been called') {
  return function mustNotCall(...values) {
    const shown = values.map((value) => inspect(value)).join(', ');
    assert.fail(values.length > 0 ? `${message}\ncalled with arguments: ${shown}` : message);
  };
}

const guarded = new WeakMap();

/** A view of an object that fails as soon as something is written through it. */
function mustNotMutateObjectDeep(original) {
  if (original === null || typeof original !== 'object') return original;
  if (guarded.has(original)) return guarded.get(original);
  const refuse = (what) => (_target, key) =>
    assert.fail(`Expected no side effects, got ${inspect(key)} ${what}`);
  const proxy = new Proxy(original, {
    get: (target, key, receiver) => mustNotMutateObjectDeep(Reflect.get(target, key, receiver)),
    set: refuse('assigned'),
    defineProperty: refuse('defined'),
    deleteProperty: refuse('deleted'),
    preventExtensions: refuse('made fixed'),
    setPrototypeOf: refuse('given another prototype'),
  });
  guarded.set(original, proxy);
  return proxy;
}

function expectsError(validator, exact) {
  return mustCall((...values) => {
    assert.strictEqual(values.length, 1, `Expected one argument, got ${inspect(values)}`);
    const [error] = values;
    assert.strictEqual(Object.prototype.propertyIsEnumerable.call(error, 'message'), false);
    assert.throws(() => {
      throw error;
    }, validator);
    return true;
  }, exact);
}

/** Warnings that a test expects, by their class: pairs of message and code. */
let expectedWarnings;

function expectWarning(nameOrMap, expected, code) {
  if (expectedWarnings === undefined) {
    expectedWarnings = new Map();
    process.on('warning', (warning) => {
      const check = expectedWarnings.get(warning.name);
      if (check === undefined) {
        throw new TypeError(`"${warning.name}" was not expected.\n${inspect(warning)}`);
      }
      check(warning);
    });
  }
  const all = typeof nameOrMap === 'string' ? { [nameOrMap]: expected } : nameOrMap;
  for (const [name, list] of Object.entries(all)) {
    expectedWarnings.set(name, warningCheck(name, warningsOf(list, code)));
  }
}

function warningsOf(expected, code) {
  if (typeof expected === 'string') return [[expected, code]];
  if (!Array.isArray(expected)) return Object.entries(expected).map(([key, text]) => [text, key]);
  if (expected.length === 0 || Array.isArray(expected[0])) return [...expected];
  return [[expected[0], expected[1]]];
}

function warningCheck(name, expected) {
  return mustCall((warning) => {
    const next = expected.shift();
    if (next === undefined) assert.fail(`Unexpected extra warning: ${warning}`);
    const [message, code] = next;
    assert.strictEqual(warning.name, name);
    if (typeof message === 'string') assert.strictEqual(warning.message, message);
    else assert.match(warning.message, message);
    assert.strictEqual(warning.code, code);
  }, expected.length);
}

function printSkipMessage(reason) {
  console.log(`1..0 # Skipped: ${reason}`);
}

function skip(reason) {
  printSkipMessage(reason);
  process.exit(0);
}

/** The end of an ERR_INVALID_ARG_TYPE message for a value. */
function invalidArgTypeHelper(value) {
  if (value === undefined || value === null) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? ` Received an instance of ${name}` : ` Received ${inspect(value, { depth: -1 })}`;
  }
  const text = inspect(value, { colors: false });
  const short = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return ` Received type ${typeof value} (${short})`;
}

const VIEWS = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
];

/** A view of each kind on the bytes of a buffer, as far as its length allows. */
function getArrayBufferViews({ buffer, byteOffset, byteLength }) {
  return VIEWS.flatMap((name) => {
    const View = globalThis[name];
    const size = View?.BYTES_PER_ELEMENT ?? 1;
    return View && byteLength % size === 0 ? [new View(buffer, byteOffset, byteLength / size)] : [];
  });
}

/** Test machines are slow, so Node's own suite waits ten times as long for each address. */
const attemptMs = net.getDefaultAutoSelectFamilyAttemptTimeout?.() * 10;
net.setDefaultAutoSelectFamilyAttemptTimeout?.(attemptMs);

module.exports = {
  allowGlobals: nothing,
  buildType: 'Release',
  defaultAutoSelectFamilyAttemptTimeout: attemptMs,
  enoughTestMem: true,
  expectsError,
  expectWarning,
  getArrayBufferViews,
  getBufferSources: (bytes) => [...getArrayBufferViews(bytes), new Uint8Array(bytes).buffer],
  hasCrypto: false,
  hasFipsCrypto: false,
  hasInspector: false,
  hasIntl: true,
  hasIPv6: false,
  hasOpenSSL3: false,
  hasQuic: false,
  hasSQLite: false,
  inFreeBSDJail: false,
  invalidArgTypeHelper,
  isAIX: false,
  isASan: false,
  isDebug: false,
  isDumbTerminal: false,
  isFreeBSD: false,
  isIBMi: false,
  isInsideDirWithUnusualChars: false,
  isLinux: true,
  isMacOS: false,
  isMainThread: true,
  isOSX: false,
  isOpenBSD: false,
  isPi: () => false,
  isSunOS: false,
  isWindows: false,
  localhostIPv4: '127.0.0.1',
  localIPv6Hosts: ['localhost'],
  mustCall,
  mustCallAtLeast,
  mustNotCall,
  mustNotMutateObjectDeep,
  mustSucceed,
  PIPE: `node-test.${process.pid}.sock`,
  platformTimeout: (ms) => ms,
  PORT: 12346,
  printSkipMessage,
  runWithInvalidFD: (callback) => callback(1 << 29),
  skip,
  skipIf32Bits: nothing,
  skipIfDumbTerminal: nothing,
  skipIfEslintMissing: () => skip('missing ESLint'),
  skipIfInspectorDisabled: () => skip('V8 inspector is disabled'),
  skipIfReportDisabled: () => skip('Node.js reports are disabled'),
  skipIfSQLiteMissing: () => skip('missing SQLite'),
};
