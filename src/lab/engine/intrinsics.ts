import { native } from './native.ts';

/**
 * What V8 has gained since Node 18, by the first major of Node that has it. A test compares the list with
 * the binaries. `NEVER` is for what browsers have and no release of Node has yet. Globals are in
 * node/global.ts, and the members of Promise in promises/.
 */
const NEVER = 99;
export const SINCE: Readonly<Record<number, string>> = {
  19: `Intl.NumberFormat.prototype:formatRange,formatRangeToParts Intl.PluralRules.prototype:selectRange`,
  20: `String.prototype:isWellFormed,toWellFormed RegExp.prototype:unicodeSets
    Array.prototype:toReversed,toSorted,toSpliced,with TypedArray.prototype:toReversed,toSorted,with
    ArrayBuffer.prototype:maxByteLength,resizable,resize
    SharedArrayBuffer.prototype:maxByteLength,growable,grow`,
  22: `Object:groupBy Map:groupBy Array:fromAsync JSON:rawJSON,isRawJSON
    Set.prototype:union,intersection,difference,symmetricDifference,isSubsetOf,isSupersetOf,isDisjointFrom
    ArrayBuffer.prototype:transfer,transferToFixedLength,detached
    Iterator.prototype:constructor,reduce,toArray,forEach,some,every,find,map,filter,take,drop,flatMap,@@toStringTag`,
  24: `RegExp:escape Error:isError Atomics:pause Math:f16round DataView.prototype:getFloat16,setFloat16
    Intl:DurationFormat Iterator.prototype:@@dispose AsyncIterator.prototype:@@asyncDispose
    Intl.Locale.prototype:firstDayOfWeek,getCalendars,getCollations,getHourCycles,getNumberingSystems,getTimeZones,getTextInfo,getWeekInfo`,
  26: `Map.prototype:getOrInsert,getOrInsertComputed WeakMap.prototype:getOrInsert,getOrInsertComputed
    Uint8Array:fromBase64,fromHex Uint8Array.prototype:toBase64,setFromBase64,toHex,setFromHex
    Date.prototype:toTemporalInstant Iterator:concat`,
  [NEVER]: `Math:sumPrecise Iterator:zip,zipKeyed Iterator.prototype:join,includes,chunks,windows
    ArrayBuffer.prototype:immutable,transferToImmutable,sliceToImmutable`,
};

/** Intrinsics that have no name of their own. */
const { getPrototypeOf } = Object;
const UNNAMED: Readonly<Record<string, object>> = {
  TypedArray: getPrototypeOf(Int8Array),
  'Iterator.prototype': getPrototypeOf(getPrototypeOf([][Symbol.iterator]())),
  'AsyncIterator.prototype': getPrototypeOf(getPrototypeOf(async function* () {}).prototype),
};

/** An intrinsic by its path; undefined when this host does not have it. */
function intrinsicAt(path: string): object | undefined {
  if (UNNAMED[path]) return UNNAMED[path];
  const [first = '', ...rest] = path.split('.');
  let value: unknown = UNNAMED[first] ?? Reflect.get(globalThis, first);
  for (const name of rest) value = Object(value)[name];
  return value instanceof Object || Object(value) === value ? Object(value) : undefined;
}

function keyOf(name: string): PropertyKey | undefined {
  return name.startsWith('@@') ? Reflect.get(Symbol, name.slice(2)) : name;
}

interface Member {
  readonly owner: object;
  readonly key: PropertyKey;
  /** `Array.prototype.toSorted` */
  readonly path: string;
}

const membersByList = new Map<string, readonly Member[]>();

/** The members of a list whose owners this host has. */
function membersOf(list: string): readonly Member[] {
  const members = membersByList.get(list) ?? findMembers(list);
  membersByList.set(list, members);
  return members;
}

function findMembers(list: string): Member[] {
  return list.split(/\s+/).flatMap((group) => {
    const [path = '', names = ''] = group.split(':');
    const owner = intrinsicAt(path);
    return names.split(',').flatMap((name) => {
      const key = keyOf(name);
      return owner && key ? [{ owner, key, path: `${path}.${name}` }] : [];
    });
  });
}

/** How a program can get at an iterator of ECMAScript. */
const ITERATES = /iterator|values|entries|keys|matchAll|function\s*\*|\*\s*\w+\s*\(/i;
/** How a program can find members whose names are not in it. */
const REFLECTS = /OwnProperty|ownKeys|showHidden|%o/;

/** @returns whether a program with this text can tell if a member is there */
function asksFor(text: string): (member: Member) => boolean {
  const reflects = REFLECTS.test(text);
  const iterates = ITERATES.test(text);
  return ({ path }) => {
    if (reflects) return true;
    if (!iterates && path.startsWith('Iterator.prototype')) return false;
    const name = path.slice(path.lastIndexOf('.') + 1).replace('@@', 'Symbol.');
    // First the fast test, then that it is a name and not a word of a sentence.
    return text.includes(name) && new RegExp(`[^\\w ]\\s*${name}\\b|${name}\\s*[,}]`).test(text);
  };
}

/**
 * For the time of a run, takes away what the V8 of this major of Node does not have. What it has and
 * this host does not throws the error that `missing` makes. Engines drop optimised code when an
 * intrinsic changes, so only members are changed for which the program could ask.
 *
 * @param ours members of the Lab's own, by path
 * @returns the objects that were changed, and what takes that back
 */
export function installIntrinsics(
  text: string,
  major: number,
  missing: (what: string) => Error,
  ours: Readonly<Record<string, object>>,
): { readonly owners: readonly object[]; readonly restore: () => void } {
  const owners: object[] = [];
  const undo: (() => void)[] = [];
  const mayAsk = asksFor(text);
  for (const [since, list] of Object.entries(SINCE)) {
    const isThere = Number(since) <= major;
    for (const member of membersOf(list)) {
      const { owner, key } = member;
      const descriptor = Object.getOwnPropertyDescriptor(owner, key);
      const own = ours[member.path];
      const isRight = isThere === (descriptor !== undefined) && !own;
      if (isRight || !mayAsk(member)) continue;
      const value = own ?? standIn(member, missing);
      owners.push(owner);
      undo.push(() => define(owner, key, descriptor));
      define(owner, key, isThere ? { value, writable: true, configurable: true } : undefined);
    }
  }
  const restore = () => {
    for (const each of undo) each();
  };
  return { owners, restore };
}

/** Takes what the release does not have from a process's own copy of an intrinsic. */
export function removeNewer(path: string, copy: object, major: number): void {
  for (const [since, list] of Object.entries(SINCE)) {
    if (Number(since) <= major) continue;
    for (const member of membersOf(list)) {
      if (member.path.startsWith(`${path}.`)) Reflect.deleteProperty(copy, member.key);
    }
  }
}

function define(owner: object, key: PropertyKey, descriptor?: PropertyDescriptor): void {
  if (descriptor) Object.defineProperty(owner, key, descriptor);
  else Reflect.deleteProperty(owner, key);
}

function standIn({ key, path }: Member, missing: (what: string) => Error): object {
  return native(String(key), () => {
    throw missing(path);
  });
}
