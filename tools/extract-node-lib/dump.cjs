'use strict';
// Run by a release's own binary, Node 18 or later:
//   node --expose-internals --no-warnings dump.cjs <output.json>
// Writes what the Lab needs from that release: the sources of lib/, the shape of each C++ binding, the defaults of
// its options and its error numbers. Node's own tests use `--expose-internals` and this test binding as well
// (test/common/index.js).

const { writeFileSync } = require('node:fs');
const { builtinModules, isBuiltin } = require('node:module');
const { internalBinding } = require('internal/test/binding');
const { getOptionValue } = require('internal/options');

/** A longer array is a table (encodings, root certificates), which no stand-in needs. */
const ARRAY_LENGTH_MAX = 600;
const DEPTH_MAX = 6;

const natives = {};
for (const [id, source] of Object.entries(process.binding('natives'))) {
  if (typeof source === 'string') natives[id] = source;
}

/** The first argument of every `callee('…')` in lib/. */
function mentioned(callee) {
  const call = new RegExp(`${callee}\\(\\s*'([\\w-]+)'`, 'g');
  const found = new Set();
  for (const source of Object.values(natives)) {
    for (const [, name] of source.matchAll(call)) found.add(name);
  }
  return [...found].sort();
}

const seen = new Set();

/** Describes a value of a binding as a `NativeShape` of src/lab/release-pack.ts. */
function shapeOf(value, depth) {
  switch (typeof value) {
    case 'undefined':
      return { t: 'undefined' };
    case 'number':
      return Number.isFinite(value) ? { t: 'n', v: value } : { t: 'num', v: String(value) };
    case 'string':
      return { t: 's', v: value };
    case 'boolean':
      return { t: 'b', v: value };
    case 'bigint':
      return { t: 'big', v: String(value) };
    case 'symbol':
      return { t: 'sym', v: value.description };
    case 'function': {
      const names = methodNames(value);
      return names.length > 0 ? { t: 'f', p: names } : { t: 'f' };
    }
  }
  if (value === null) return { t: 'null' };
  if (ArrayBuffer.isView(value)) return { t: 'ta', c: value.constructor.name, n: value.length };
  const inside = (item) => shapeOf(item, depth + 1);
  if (value instanceof Map) return { t: 'map', v: [...value].map((pair) => pair.map(inside)) };
  if (Array.isArray(value)) {
    return { t: 'arr', v: value.length > ARRAY_LENGTH_MAX ? [] : value.map(inside) };
  }
  if (depth >= DEPTH_MAX || seen.has(value)) return { t: 'o', p: {} };
  seen.add(value);
  const properties = {};
  for (const name of Object.getOwnPropertyNames(value)) {
    let property;
    try {
      property = value[name];
    } catch {
      continue; // the getter needs another receiver, so there is no value to describe
    }
    properties[name] = inside(property);
  }
  return { t: 'o', p: properties };
}

function methodNames(func) {
  const names = new Set();
  let prototype = func.prototype;
  while (typeof prototype === 'object' && prototype !== null && prototype !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(prototype)) names.add(name);
    prototype = Object.getPrototypeOf(prototype);
  }
  names.delete('constructor');
  return [...names];
}

const shapes = {};
for (const name of mentioned('internalBinding')) {
  if (name === 'natives' || name === 'builtins') continue; // the same as the sources
  try {
    shapes[name] = shapeOf(internalBinding(name), 0);
  } catch (error) {
    shapes[name] = { t: 'err', v: error.message }; // not in this build, e.g. `crypto` without OpenSSL
  }
}

const options = {};
for (const name of mentioned('getOptionValue')) {
  try {
    options[name] = getOptionValue(name);
  } catch {
    // this platform's build does not have the option that lib/ asks for
  }
}

const publicModules = [];
for (const id of Object.keys(natives)) {
  if (id.startsWith('internal/')) continue;
  if (builtinModules.includes(id)) publicModules.push(id);
  else if (isBuiltin(`node:${id}`)) publicModules.push(`node:${id}`);
}

/** Describes an export of a module as an `Outline` of src/lab/release-pack.ts. */
function outlineOf(value, depth) {
  if (value === null || ['number', 'string', 'boolean'].includes(typeof value)) return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  const isFunction = typeof value === 'function';
  if (!isFunction && typeof value !== 'object') return undefined; // JSON leaves it out
  const members = {};
  const names = depth === 0 || ArrayBuffer.isView(value) ? [] : Object.keys(value);
  for (const name of names) {
    try {
      members[name] = outlineOf(value[name], depth - 1);
    } catch {
      // a getter for another receiver
    }
  }
  return isFunction ? { f: members } : { o: members };
}

/** Modules of which the Lab has the names, because it lacks the rest. */
const OUTLINED = [
  ...[
    'child_process',
    'cluster',
    'crypto',
    'dgram',
    'domain',
    'fs',
    'fs/promises',
    'http2',
    'https',
  ],
  ...[
    'inspector',
    'inspector/promises',
    'module',
    'repl',
    'sea',
    'sqlite',
    'test',
    'test/reporters',
  ],
  ...['tls', 'trace_events', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib'],
];
const outlines = {};
for (const id of OUTLINED) {
  // The constants of HTTP/2 are as many as all the other names together.
  if (isBuiltin(`node:${id}`))
    outlines[id] = outlineOf(require(`node:${id}`), id === 'http2' ? 1 : 2);
}

/** Own names of an object of the binary, by what they are: a sum of 1 function, 2 enumerable, 4 accessor. */
function namesOf(object) {
  const names = {};
  for (const name of Object.getOwnPropertyNames(object)) {
    const { enumerable, get } = Object.getOwnPropertyDescriptor(object, name);
    let value;
    try {
      value = object[name];
    } catch {
      // as for outlines
    }
    const kind = (typeof value === 'function') + 2 * enumerable + 4 * (get !== undefined);
    (names[kind] ??= []).push(name);
  }
  return names;
}

writeFileSync(
  process.argv[2],
  JSON.stringify({
    version: process.versions.node,
    versions: process.versions,
    natives,
    publicModules: publicModules.sort(),
    shapes,
    outlines,
    enumerableGlobals: Object.keys(globalThis),
    names: {
      globalThis: namesOf(globalThis),
      process: namesOf(process),
      console: namesOf(console),
      URL: namesOf(URL),
    },
    options,
    uvErrors: [...internalBinding('uv').getErrorMap()],
  }),
);
