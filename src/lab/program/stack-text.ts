import type { ShownFrame } from './call-sites.ts';
import {
  failedLoadFrame,
  framesOf,
  frameText,
  nameTimer,
  readerFrame,
  type SourceLookup,
  type StackFrame,
} from './frames.ts';
import { isFailedLoad } from './load-position.ts';
import { awaitersOf, setOrigin } from './origin.ts';
import type { Place } from './place.ts';
import type { RawFrame } from './raw-frames.ts';
import { urlOf } from './source.ts';

/** `error.stack` in V8's form: the header, then the frames. */
export function stackText(error: object, shown: readonly ShownFrame[]): string {
  return [headerOf(error), ...shown.map(({ text }) => `    at ${text}`)].join('\n');
}

/** The frames of an error that V8 shows: those of the process, then the functions that await. */
export function shownFrames(
  error: object,
  raw: readonly RawFrame[],
  framesMax: number,
  sourceOf: SourceLookup,
): readonly ShownFrame[] {
  const frames = framesOf(raw, sourceOf);
  // V8 leaves out the constructors of the error itself (ErrorUtils::Construct, SKIP_UNTIL_SEEN).
  while (isSuper(frames[0])) frames.shift();
  if (frames[0]?.kind === 'reader') {
    if (isFailedLoad(error)) frames[0] = failedLoadFrame(frames[0]);
    setOrigin(error, frames[0]);
  }
  const isReaders = frames.some(({ kind }) => kind === 'reader');
  const awaiters = (isReaders && awaitersOf(error)) || [];
  const running = frames.map((frame) => ({
    kind: 'running' as const,
    frame,
    text: frameText(frame),
  }));
  const waiting = awaiters.flatMap((waiter) => awaiterFrame(waiter, sourceOf));
  return [...running, ...waiting].slice(0, framesMax);
}

function isSuper(frame: StackFrame | undefined): boolean {
  return frame?.kind === 'reader' && frame.isSuper;
}

/** `async main (…)`: a function suspended at an await. */
function awaiterFrame(waiter: Place | string, sourceOf: SourceLookup): ShownFrame[] {
  if (typeof waiter === 'string') return [{ kind: 'combinator', text: `async ${waiter}` }];
  const { file, awaitOffset } = waiter;
  const source = sourceOf(urlOf(file));
  if (source === undefined || awaitOffset === undefined) return [];
  const frame = readerFrame(source, awaitOffset);
  nameTimer(frame, undefined);
  return [{ kind: 'waiting', frame, text: `async ${frameText(frame)}` }];
}

/**
 * `Name: message`, and for Node's own errors `Name [CODE]: message`, as prepareStackTraceCallback
 * (lib/internal/errors.js) prints it. A symbol marks Node's own errors.
 */
function headerOf(error: object): string {
  if (!isNodeError(error)) return Error.prototype.toString.call(error);
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  return `${name} [${code}]: ${message}`;
}

function isNodeError(error: object): boolean {
  for (let object: object | null = error; object; object = Object.getPrototypeOf(object)) {
    const symbols = Object.getOwnPropertySymbols(object);
    if (symbols.some(({ description }) => description === 'kIsNodeError')) return true;
  }
  return false;
}
