import type { Position } from './position-map.ts';

/** One stack frame as the engine reports it: a place in the text that it was given. */
export interface RawFrame extends Position {
  readonly url: string;
}

/** What V8 hands to Error.prepareStackTrace (https://v8.dev/docs/stack-trace-api). */
interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

export function framesOfCallSites(sites: readonly CallSite[]): RawFrame[] {
  return sites.map((site) => ({
    url: site.getScriptNameOrSourceURL() ?? '',
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
  }));
}

/** `inner@file:///app/client.mjs:14:21`, in SpiderMonkey and in JavaScriptCore; the name may be missing. */
const FRAME = /^(?:.*?@)?(.+):(\d+):(\d+)$/;

/** The `stack` of an error in Firefox or Safari: frames without a header. Lines in other forms are no frames. */
export function framesOfText(stack: string): RawFrame[] {
  return stack.split('\n').flatMap((text) => {
    const match = FRAME.exec(text);
    return match ? [{ url: match[1]!, line: Number(match[2]), column: Number(match[3]) }] : [];
  });
}

/** SpiderMonkey's accessor, before stacks.ts puts another in its place. */
const rawStackOf = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;

/** The frames of the code that is running, innermost first, whatever form `error.stack` has at the moment. */
export function currentFrames(): RawFrame[] {
  if (rawStackOf) return framesOfText(String(Reflect.apply(rawStackOf, new Error(), [])));
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, sites) => framesOfCallSites(sites);
  try {
    const stack: unknown = new Error().stack;
    return Array.isArray(stack) ? stack : framesOfText(String(stack));
  } finally {
    if (before) Error.prepareStackTrace = before;
    else Reflect.deleteProperty(Error, 'prepareStackTrace');
  }
}
