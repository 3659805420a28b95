/** What each release's V8 has of ECMAScript, beside the list that the Lab takes away by. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { SINCE } from '../../src/lab/engine/intrinsics.ts';
import { NODE_RELEASES } from '../../src/scenario/versions.ts';
import { executableOf } from '../extract-node-lib/binary.ts';

/** `Array.prototype.toSorted` → the first major that has it. */
const since = new Map<string, number>();
for (const [major, list] of Object.entries(SINCE)) {
  for (const group of list.split(/\s+/)) {
    const [owner, names = ''] = group.split(':');
    for (const name of names.split(',')) since.set(`${owner}.${name}`, Number(major));
  }
}

/** Prints the own members of every intrinsic, as paths. */
const PROGRAM = `
const proto = Object.getPrototypeOf;
const owners = {
  TypedArray: proto(Int8Array), 'TypedArray.prototype': proto(Int8Array).prototype,
  'Iterator.prototype': proto(proto([][Symbol.iterator]())),
  'AsyncIterator.prototype': proto(proto(async function* () {}).prototype),
};
const add = (path, object) => {
  owners[path] = object;
  if (object.prototype) owners[path + '.prototype'] = object.prototype;
};
for (const name of 'Object Function Boolean Symbol Number BigInt String RegExp Array Error Map Set WeakMap WeakSet Reflect JSON Atomics ArrayBuffer SharedArrayBuffer DataView Uint8Array Intl Math Date Iterator'.split(' '))
  if (globalThis[name]) add(name, globalThis[name]);
for (const name of Object.getOwnPropertyNames(Intl)) if (typeof Intl[name] === 'function') add('Intl.' + name, Intl[name]);
const key = (name) => typeof name === 'symbol' ? '@@' + name.description.replace('Symbol.', '') : name;
console.log(Object.entries(owners).flatMap(([path, object]) => Reflect.ownKeys(object).map((name) => path + '.' + key(name))).join('\\n'));
`;

const releases = NODE_RELEASES.filter((version) => existsSync(executableOf(version)));
const members = new Map(
  releases.map((version) => {
    const text = execFileSync(executableOf(version), ['-e', PROGRAM], { encoding: 'utf8' });
    return [version, new Set(text.trim().split('\n'))] as const;
  }),
);

/** Put there by Node's own lib/, or taken away by V8 again, or parts of what is listed as a whole. */
const NOT_LISTED = [
  /^Symbol\.(dispose|asyncDispose)$/,
  /^Error\.prepareStackTrace$/,
  /^Intl\.Locale\.prototype\.(calendars|collations|hourCycles|numberingSystems|textInfo|timeZones|weekInfo)$/,
  /^Intl\.DurationFormat\./,
  /^Iterator\.(length|name|prototype|from)$/,
];

for (const [version, has] of members) {
  test(`Node ${version} has the intrinsics that the Lab has on it`, () => {
    const major = Number.parseInt(version, 10);
    for (const [path, first] of since) assert.equal(has.has(path), first <= major, path);
    const newer = [...members.values()].flatMap((all) => [...all]);
    const unlisted = new Set(newer.filter((path) => !has.has(path) && !since.has(path)));
    for (const pattern of NOT_LISTED)
      for (const path of unlisted) if (pattern.test(path)) unlisted.delete(path);
    assert.deepEqual([...unlisted], []);
  });
}
