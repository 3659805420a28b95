import { LOCALE, TIME_ZONE, withTimeZone } from './locale.ts';
import { native } from './native.ts';

const HostDate = Date;
const host = HostDate.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
const { toUTCString, getTime, setUTCFullYear } = HostDate.prototype;

const FIELDS = ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'];

/**
 * Makes the prototype of a process's own Date answer as in UTC and en-US, wherever the host is:
 * ECMA-262 §21.4.4.
 */
export function makeUtc(prototype: object): void {
  const define = (name: string, fn: (this: Date, ...args: never[]) => unknown) => {
    Object.defineProperty(fn, 'length', { value: host[name]?.length ?? 0, configurable: true });
    const value = native(name, fn);
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  };
  for (const field of FIELDS) {
    for (const verb of ['get', 'set']) {
      const utc = host[`${verb}UTC${field}`];
      if (!utc) continue;
      define(`${verb}${field}`, function (...args) {
        return Reflect.apply(utc, this, args);
      });
    }
  }
  define('getTimezoneOffset', function () {
    return getTime.call(this) * 0;
  });
  define('getYear', function () {
    return Reflect.apply(HostDate.prototype.getUTCFullYear, this, []) - 1900;
  });
  define('setYear', function (year: unknown) {
    const full = Math.trunc(Number(year));
    return setUTCFullYear.call(this, full >= 0 && full <= 99 ? 1900 + full : full);
  });
  define('toString', function () {
    return textOf(this, (date, time) => `${date} ${time}`);
  });
  define('toDateString', function () {
    return textOf(this, (date) => date);
  });
  define('toTimeString', function () {
    return textOf(this, (_date, time) => time);
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    define(name, function (locales: unknown = LOCALE, options?: unknown) {
      return Reflect.apply(host[name] as () => string, this, [locales, withTimeZone(options)]);
    });
  }
}

const UTC_TEXT = /^(\w+), (\d+) (\w+) (-?\d+) (\S+) GMT$/;

/** §21.4.4.41.4 ToDateString, from `Wed, 19 Apr 2023 17:28:09 GMT`. */
function textOf(date: Date, join: (date: string, time: string) => string): string {
  const parts = UTC_TEXT.exec(toUTCString.call(date));
  if (!parts) return 'Invalid Date';
  const [, weekday, day, month, year, time] = parts;
  return join(`${weekday} ${month} ${day} ${year}`, `${time} GMT+0000 (${TIME_ZONE.longName})`);
}

const ISO_DATE = /^[+-]?\d{4,6}(?:-\d\d){0,2}$/;
const ISO_LOCAL = /^[+-]?\d{4,6}(?:-\d\d){0,2}T[\d:.,]+$/;
const HAS_ZONE = /\b(?:UTC?|GMT|[ECMP][SD]T)\b|\dZ\b|:\d\d.*[+-]\d/i;

/** Date.parse in UTC: a time without a zone is one of UTC. */
export function parseDate(text: string): number {
  if (ISO_DATE.test(text) || HAS_ZONE.test(text)) return HostDate.parse(text);
  const zoned = HostDate.parse(ISO_LOCAL.test(text) ? `${text}Z` : `${text} UTC`);
  return Number.isNaN(zoned) ? HostDate.parse(text) : zoned;
}

/** What `new Date(…)` gives to the host's constructor: §21.4.2.1, with local times of UTC. */
export function dateArguments(args: readonly unknown[]): readonly unknown[] {
  if (args.length > 1) return [HostDate.UTC(...(args as [number, number]))];
  const [value] = args;
  if (typeof value === 'number' || isDate(value)) return args;
  const primitive = toPrimitive(value);
  return [typeof primitive === 'string' ? parseDate(primitive) : primitive];
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    getTime.call(value as Date);
    return true;
  } catch {
    return false;
  }
}

/** §7.1.1 ToPrimitive without a hint. */
function toPrimitive(value: unknown): unknown {
  if (Object(value) !== value) return value;
  const object = value as Record<PropertyKey, ((hint?: string) => unknown) | undefined>;
  const exotic = object[Symbol.toPrimitive];
  if (exotic != null) return exotic.call(object, 'default');
  for (const name of ['valueOf', 'toString']) {
    const primitive = object[name];
    if (typeof primitive !== 'function') continue;
    const result = primitive.call(object);
    if (Object(result) !== result) return result;
  }
  throw new TypeError('Cannot convert object to primitive value');
}
