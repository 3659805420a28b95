import type { Position } from './position-map.ts';

/** One stack frame as the engine reports it: a place in the text that the engine evaluated. */
export interface RawFrame extends Position {
  readonly url: string;
  /** The engine's name for the function; empty without one. Engines agree on plain names only. */
  readonly functionName: string;
}

/** What V8 hands to Error.prepareStackTrace (https://v8.dev/docs/stack-trace-api). */
interface CallSite {
  getScriptNameOrSourceURL(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
}

export function framesOfCallSites(sites: readonly CallSite[]): RawFrame[] {
  return sites.map((site) => ({
    url: site.getScriptNameOrSourceURL() ?? '',
    line: site.getLineNumber() ?? 0,
    column: site.getColumnNumber() ?? 0,
    functionName: site.getFunctionName() ?? '',
  }));
}

/**
 * `inner@file:///app/client.mjs:14:21`, in SpiderMonkey and in JavaScriptCore; the name may be
 * missing.
 */
const FRAME = /^(?:(?:async\*)?(.*?)@)?(.+):(\d+):(\d+)$/;

/**
 * The `stack` of an error in Firefox or Safari: frames without a header. Lines in other forms are
 * ignored.
 */
export function framesOfText(stack: string): RawFrame[] {
  return stack.split('\n').flatMap((text) => {
    const match = FRAME.exec(text);
    if (!match) return [];
    const [, functionName = '', url = '', line, column] = match;
    return [{ functionName, url, line: Number(line), column: Number(column) }];
  });
}
