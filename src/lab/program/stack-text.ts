import {
  failedLoadFrame,
  framesOf,
  frameText,
  readerFrame,
  type SourceLookup,
  type StackFrame,
} from './frames.ts';
import { isFailedLoad } from './load-position.ts';
import { awaitersOf, setOrigin } from './origin.ts';
import type { Place } from './place.ts';
import type { RawFrame } from './raw-frames.ts';
import { urlOf } from './source.ts';

/**
 * `error.stack` in V8's form: the header, then the frames of the process, then the functions that
 * await.
 */
export function stackText(
  error: object,
  raw: readonly RawFrame[],
  framesMax: number,
  sourceOf: SourceLookup,
): string {
  const frames = framesOf(raw, sourceOf);
  // V8 leaves out the constructors of the error itself (ErrorUtils::Construct, SKIP_UNTIL_SEEN).
  while (isSuper(frames[0])) frames.shift();
  if (frames[0]?.kind === 'reader') {
    if (isFailedLoad(error)) frames[0] = failedLoadFrame(frames[0]);
    setOrigin(error, frames[0]);
  }
  const outermost = frames.findLast((frame) => frame.kind === 'reader');
  const awaiters = outermost?.mayAwait ? awaitersOf(error) : [];
  const texts = [
    ...frames.map(frameText),
    ...awaiters.flatMap((place) => awaiterText(place, sourceOf)),
  ];
  return [headerOf(error), ...texts.slice(0, framesMax).map((text) => `    at ${text}`)].join('\n');
}

function isSuper(frame: StackFrame | undefined): boolean {
  return frame?.kind === 'reader' && frame.isSuper;
}

/** `async main (…)`: a function suspended at an await. */
function awaiterText({ file, awaitOffset }: Place, sourceOf: SourceLookup): string[] {
  const source = sourceOf(urlOf(file));
  if (source === undefined || awaitOffset === undefined) return [];
  return [`async ${frameText(readerFrame(source, awaitOffset))}`];
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
