import { awaitersOf, setOrigin } from './origin.ts';
import { framesOfCallSites, framesOfText, type RawFrame } from './raw-frames.ts';
import { urlOf } from './source.ts';
import { awaiterText, frameText, headerOf, readerFrames, type SourceLookup } from './stack-text.ts';

/** Frames to show, V8's default for Error.stackTraceLimit. */
const SHOWN_FRAMES_MAX = 10;

/**
 * Error.stackTraceLimit while a program runs: frames of the Lab and of Node's lib are counted by the engine
 * but not shown. A program that sets a limit of its own gets that one.
 */
const CAPTURED_FRAMES_MAX = 200;

type ErrorClass = ErrorConstructor & { stackTraceLimit: number };
type Capture = (target: object, constructorOpt?: (...args: never[]) => unknown) => void;

/**
 * Makes `error.stack` say the same in every engine: V8's form, the reader's files only, the reader's own
 * lines and columns. Works on the intrinsic Error, which engine and programs share, so it is for the time of
 * a run; the result takes it away again.
 */
export function installStacks(sourceOf: SourceLookup): () => void {
  const HostError = Error as ErrorClass;
  const before = Object.getOwnPropertyDescriptors(HostError);
  HostError.stackTraceLimit = CAPTURED_FRAMES_MAX;
  const accessor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const remove = accessor?.get
    ? installAccessor(accessor.get, sourceOf)
    : installPrepareStackTrace(sourceOf);
  return () => {
    remove();
    for (const name of ['stackTraceLimit', 'prepareStackTrace', 'captureStackTrace'] as const) {
      const descriptor = before[name];
      if (descriptor) Object.defineProperty(HostError, name, descriptor);
      else Reflect.deleteProperty(HostError, name);
    }
  };
}

/** V8: called once an error, when its stack is first asked for. The header is of that moment. */
function installPrepareStackTrace(sourceOf: SourceLookup): () => void {
  Error.prepareStackTrace = (error: object, sites) =>
    textOf(error, framesOfCallSites(sites), sourceOf);
  return () => {};
}

/** SpiderMonkey: `stack` is an accessor of Error.prototype that answers with frames alone. */
function installAccessor(getRaw: () => unknown, sourceOf: SourceLookup): () => void {
  const before = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')!;
  const known = new WeakMap<object, string>();
  Object.defineProperty(Error.prototype, 'stack', {
    ...before,
    get(this: object) {
      const raw = Reflect.apply(getRaw, this, []);
      if (typeof raw !== 'string') return undefined;
      const stack = known.get(this) ?? textOf(this, framesOfText(raw), sourceOf);
      known.set(this, stack);
      return stack;
    },
  });
  (Error as { captureStackTrace: Capture }).captureStackTrace = captureFor(getRaw, sourceOf);
  return () => Object.defineProperty(Error.prototype, 'stack', before);
}

/** Error.captureStackTrace for engines whose own, if any, gives frames without a header. */
function captureFor(getRaw: () => unknown, sourceOf: SourceLookup): Capture {
  const native = (Error as { captureStackTrace?: Capture }).captureStackTrace;
  return function captureStackTrace(target, constructorOpt) {
    const holder: { stack?: unknown } = {};
    if (native) native(holder, constructorOpt);
    else holder.stack = Reflect.apply(getRaw, new Error(), []);
    const raw = String(holder.stack);
    const define = (stack: unknown) =>
      Object.defineProperty(target, 'stack', { value: stack, writable: true, configurable: true });
    Object.defineProperty(target, 'stack', {
      get() {
        const stack = textOf(target, framesOfText(raw), sourceOf);
        define(stack);
        return stack;
      },
      set: define,
      configurable: true,
    });
  };
}

function textOf(error: object, raw: readonly RawFrame[], sourceOf: SourceLookup): string {
  const frames = readerFrames(raw, sourceOf);
  // V8 leaves out the constructors that an error is made by (ErrorUtils::Construct, SKIP_UNTIL_SEEN).
  while (frames[0]?.isSuper) frames.shift();
  const isOwn = raw.find(isProgramFrame)?.url === frames[0]?.source.url;
  if (isOwn && frames[0]) setOrigin(error, frames[0]);
  const awaiters = frames.at(-1)?.mayAwait ? awaitersOf(error) : [];
  const shown = [
    ...frames.map(frameText),
    ...awaiters.flatMap((place) => awaiterText(place, sourceOf)),
  ].slice(0, shownFramesMax());
  return [headerOf(error), ...shown.map((frame) => `    at ${frame}`)].join('\n');
}

/** A frame of the process, not of the Lab around it. */
function isProgramFrame({ url }: RawFrame): boolean {
  return url.startsWith('node:') || url.startsWith(urlOf(''));
}

function shownFramesMax(): number {
  const limit: unknown = (Error as Partial<ErrorClass>).stackTraceLimit;
  if (typeof limit !== 'number' || limit === CAPTURED_FRAMES_MAX) return SHOWN_FRAMES_MAX;
  return Math.max(0, Math.min(limit, SHOWN_FRAMES_MAX * 10));
}
