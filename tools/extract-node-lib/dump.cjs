'use strict';
// Run by a release's own binary, Node 18 or later:
//   node --expose-internals --no-warnings dump.cjs <output.json>
// Writes what the Lab needs to know of that release: the sources of its lib/, what each binding of its
// C++ offers, its option defaults and its error numbers. `--expose-internals` and this test binding
// are what Node's own tests use (test/common/index.js).

const { writeFileSync } = require('node:fs');
const { builtinModules, isBuiltin } = require('node:module');
const { internalBinding } = require('internal/test/binding');
const { getOptionValue } = require('internal/options');

/** Arrays longer than this are tables (encodings, root certificates) that no stand-in needs. */
const ARRAY_LENGTH_MAX = 600;
const DEPTH_MAX = 6;

const natives = {};
for (const [id, source] of Object.entries(process.binding('natives'))) {
  if (typeof source === 'string') natives[id] = source;
}

/** Every first argument of `callee('…')` in lib/. */
function mentioned(callee) {
  const call = new RegExp(`${callee}\\(\\s*'([\\w-]+)'`, 'g');
  const found = new Set();
  for (const source of Object.values(natives)) {
    for (const [, name] of source.matchAll(call)) found.add(name);
  }
  return [...found].sort();
}

const seen = new Set();

/** Describes a value of a binding: src/lab/node/pack.ts `Shape`. */
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
      continue; // a getter that wants another receiver: nothing a stand-in could show
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
  if (name === 'natives' || name === 'builtins') continue; // the sources again
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
    // lib/ asks for an option that this platform's build does not have
  }
}

const publicModules = [];
for (const id of Object.keys(natives)) {
  if (id.startsWith('internal/')) continue;
  if (builtinModules.includes(id)) publicModules.push(id);
  else if (isBuiltin(`node:${id}`)) publicModules.push(`node:${id}`);
}

writeFileSync(
  process.argv[2],
  JSON.stringify({
    version: process.versions.node,
    versions: process.versions,
    natives,
    publicModules: publicModules.sort(),
    shapes,
    options,
    uvErrors: [...internalBinding('uv').getErrorMap()],
  }),
);
