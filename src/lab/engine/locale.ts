import { native } from './native.ts';

/** Where every simulated machine is. */
export const LOCALE = 'en-US';
export const TIME_ZONE = { id: 'UTC', longName: 'Coordinated Universal Time' } as const;

/** Options of Intl.DateTimeFormat, with the time zone of the Lab unless they name one. */
export function withTimeZone(options: unknown): unknown {
  if (options === null) return options;
  const given = Object(options ?? {});
  return { __proto__: given, timeZone: given.timeZone ?? TIME_ZONE.id };
}

/** Locales as a program gives them; none are those of the Lab. */
function withDefault(locales: unknown): unknown {
  return locales === undefined || (Array.isArray(locales) && locales.length === 0)
    ? LOCALE
    : locales;
}

type Constructor = new (...args: unknown[]) => object;

/** `Intl` of one process, whose constructors have the locale and the time zone of the Lab. */
export function intlOf(host: typeof Intl): object {
  const intl = copyOf(host, Object.prototype) as Record<string, unknown>;
  for (const [name, value] of Object.entries(Object.getOwnPropertyDescriptors(host))) {
    const Host: unknown = value.value;
    if (typeof Host !== 'function' || !Object.hasOwn(Host, 'supportedLocalesOf')) continue;
    const wrapped = withDefaults(name, Host as Constructor);
    Object.defineProperty(intl, name, { ...value, value: wrapped });
  }
  return intl;
}

function withDefaults(name: string, Host: Constructor): object {
  const isDateFormat = name === 'DateTimeFormat';
  function construct(this: unknown, locales?: unknown, options?: unknown): object {
    const given = isDateFormat ? withTimeZone(options) : options;
    const callable = isDateFormat || name === 'NumberFormat' || name === 'Collator';
    if (new.target === undefined && !callable)
      throw new TypeError(`Constructor Intl.${name} requires 'new'`);
    return Reflect.construct(Host, [withDefault(locales), given], new.target ?? construct);
  }
  const prototype = copyOf(Host.prototype, Object.prototype);
  const value = { value: construct, writable: true, configurable: true };
  Object.defineProperty(prototype, 'constructor', value);
  const statics = Object.getOwnPropertyDescriptors(Host);
  Object.defineProperties(construct, { ...statics, prototype: { value: prototype } });
  return native(name, construct);
}

function copyOf(object: object, prototype: object): object {
  return Object.create(prototype, Object.getOwnPropertyDescriptors(object));
}

/** Methods that ask for the host's locale, with the index of the parameter that says another. */
const LOCAL: readonly (readonly [prototype: object, method: string, index: number])[] = [
  [Number.prototype, 'toLocaleString', 0],
  [BigInt.prototype, 'toLocaleString', 0],
  [String.prototype, 'localeCompare', 1],
  [String.prototype, 'toLocaleLowerCase', 0],
  [String.prototype, 'toLocaleUpperCase', 0],
];

/** Asked once: a host does not change its locale, and this is installed for every run. */
const HOST_LOCALE = Intl.NumberFormat().resolvedOptions().locale;

/** For a host with another locale, gives the shared methods that of the Lab. */
export function installLocale(): () => void {
  if (HOST_LOCALE === LOCALE) return () => {};
  const undo = LOCAL.map(([prototype, name, index]) => {
    const before = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
    const method = function (this: unknown, ...args: unknown[]) {
      args[index] = withDefault(args[index]);
      return Reflect.apply(before.value, this, args);
    };
    Object.defineProperty(method, 'length', { value: before.value.length, configurable: true });
    Object.defineProperty(prototype, name, { ...before, value: native(name, method) });
    return () => Object.defineProperty(prototype, name, before);
  });
  return () => {
    for (const each of undo) each();
  };
}
