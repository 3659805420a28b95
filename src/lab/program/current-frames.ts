import { framesOfText } from './raw-frames.ts';

/** SpiderMonkey's accessor, before stacks.ts puts another in its place. */
const rawStackOf = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;

/** Deeper than the code of Node that asks, and of the packages that call it. */
const FRAMES_MAX = 100;

/**
 * The scripts of the code that is running, innermost first, whatever form `error.stack` has at the
 * moment. Lines and columns are not asked for, because finding them takes longest.
 */
export function currentScripts(): readonly string[] {
  if (rawStackOf) return scriptsOf(String(Reflect.apply(rawStackOf, new Error(), [])));
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES_MAX; // the program may want none
  const prepare: typeof Error.prepareStackTrace = (_error, sites) =>
    sites.map((site) => site.getScriptNameOrSourceURL() ?? '');
  // Not by an assignment, which would be a program's own format (stacks.ts).
  Object.defineProperty(Error, 'prepareStackTrace', { value: prepare, configurable: true });
  try {
    const stack: unknown = new Error().stack;
    return Array.isArray(stack) ? stack : scriptsOf(String(stack));
  } finally {
    Error.stackTraceLimit = limit;
    if (before) Object.defineProperty(Error, 'prepareStackTrace', before);
    else Reflect.deleteProperty(Error, 'prepareStackTrace');
  }
}

function scriptsOf(stack: string): readonly string[] {
  return framesOfText(stack).map(({ url }) => url);
}
