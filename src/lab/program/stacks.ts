import { native } from '../engine/native.ts';
import type { CallSite } from './call-sites.ts';
import type { SourceLookup } from './frames.ts';
import { isAssertionError } from './origin.ts';
import { framesOfCallSites, framesOfText, type RawFrame } from './raw-frames.ts';
import { shownFrames, stackText } from './stack-text.ts';

/** Frames to show, V8's default for Error.stackTraceLimit. */
const SHOWN_FRAMES_MAX = 10;

/**
 * Error.stackTraceLimit while a program runs: higher than the number shown, because the engine
 * counts frames of the Lab that are not shown. A limit that a program sets is kept.
 */
const CAPTURED_FRAMES_MAX = 200;

type ErrorClass = ErrorConstructor & { stackTraceLimit: number };
type Capture = (target: object, constructorOpt?: (...args: never[]) => unknown) => void;

/**
 * Makes `error.stack` the same in Chromium, Firefox and Node: V8's form, with the reader's own
 * lines and columns, and for Node's lib and packages with the names of their functions. It changes
 * the intrinsic Error, which the Lab and its programs share, so it is installed for the time of a
 * run only. The function that it returns removes it.
 *
 * `noteAwaiters` is called for an error whose constructor reads its stack, before anybody has caught it. `callSite` gives
 * the class of what a program's own format gets.
 *
 * JavaScriptCore gives every error an own `stack` property that cannot be intercepted, so Safari's
 * form stays.
 */
export function installStacks(
  sourceOf: SourceLookup,
  callSite: () => typeof CallSite,
  noteAwaiters: (error: object) => void = () => {},
): () => void {
  const format = formatFor(sourceOf, callSite);
  const HostError = Error as ErrorClass;
  const before = Object.getOwnPropertyDescriptors(HostError);
  HostError.stackTraceLimit = CAPTURED_FRAMES_MAX;
  const accessor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const remove = accessor?.get
    ? installAccessor(accessor, accessor.get, format)
    : installPrepareStackTrace(format, noteAwaiters);
  return () => {
    remove();
    for (const name of ['stackTraceLimit', 'prepareStackTrace', 'captureStackTrace'] as const) {
      const descriptor = before[name];
      if (descriptor) Object.defineProperty(HostError, name, descriptor);
      else Reflect.deleteProperty(HostError, name);
    }
  };
}

/** Makes what an error's stack is of the engine's frames. */
type Format = (error: object, raw: readonly RawFrame[]) => unknown;

/**
 * V8 calls it once for each error, when its stack is first read. The header is that of this moment.
 */
function installPrepareStackTrace(
  format: Format,
  noteAwaiters: (error: object) => void,
): () => void {
  offerFormat((error, sites) => {
    if (isAssertionError(error)) noteAwaiters(error);
    return format(error, framesOfCallSites(sites));
  });
  const capture = (Error as unknown as { captureStackTrace: Capture }).captureStackTrace;
  const noting: Capture = native('captureStackTrace', (target, constructorOpt) => {
    noteAwaiters(target);
    capture(target, constructorOpt ?? noting);
  });
  (Error as { captureStackTrace: Capture }).captureStackTrace = noting;
  return () => {};
}

/** SpiderMonkey: `stack` is an accessor of Error.prototype that answers with frames alone. */
function installAccessor(
  before: PropertyDescriptor,
  getRaw: () => unknown,
  format: Format,
): () => void {
  const known = new WeakMap<object, { readonly stack: unknown }>();
  offerFormat((error) => stackText(error, []));
  Object.defineProperty(Error.prototype, 'stack', {
    ...before,
    get(this: object) {
      const raw = Reflect.apply(getRaw, this, []);
      if (typeof raw !== 'string') return undefined;
      const { stack } = known.get(this) ?? { stack: format(this, framesOfText(raw)) };
      known.set(this, { stack });
      return stack;
    },
  });
  (Error as { captureStackTrace: Capture }).captureStackTrace = captureFor(getRaw, format);
  return () => Object.defineProperty(Error.prototype, 'stack', before);
}

/** Error.captureStackTrace for engines that have none, or one that gives frames without a header. */
function captureFor(getRaw: () => unknown, format: Format): Capture {
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
        const stack = format(target, framesOfText(raw));
        define(stack);
        return stack;
      },
      set: define,
      configurable: true,
    });
  };
}

type PrepareStackTrace = NonNullable<typeof Error.prepareStackTrace>;

/** The formats of programs, by the functions that stand for them in Error.prepareStackTrace. */
const formats = new WeakMap<object, PrepareStackTrace>();

/**
 * Puts a function into Error.prepareStackTrace that a program can replace. The program's own is called with the frames of
 * the process alone. It is another accessor then, so that it is seen which process has changed it (intrinsics/).
 */
function offerFormat(prepare: PrepareStackTrace): void {
  const define = (value: unknown) =>
    Object.defineProperty(Error, 'prepareStackTrace', {
      get: () => value,
      set: (chosen: unknown) => {
        if (typeof chosen !== 'function' || formats.has(chosen) || chosen === prepare) {
          define(typeof chosen === 'function' ? chosen : prepare);
          return;
        }
        const stands: PrepareStackTrace = (error, sites) => prepare(error, sites);
        formats.set(stands, chosen as PrepareStackTrace);
        define(stands);
      },
      enumerable: false,
      configurable: true,
    });
  define(prepare);
}

/** The Lab's own form, or that which the program has chosen (prepareStackTraceCallback, lib/internal/errors.js). */
function formatFor(sourceOf: SourceLookup, callSite: () => typeof CallSite): Format {
  return (error, raw) => {
    const shown = shownFrames(error, raw, shownFramesMax(), sourceOf);
    const current: unknown = Error.prepareStackTrace;
    const chosen = typeof current === 'function' ? formats.get(current) : undefined;
    if (chosen === undefined) return stackText(error, shown);
    const Site = callSite();
    return Reflect.apply(chosen, Error, [error, shown.map((each) => new Site(each))]);
  };
}

function shownFramesMax(): number {
  const limit: unknown = (Error as Partial<ErrorClass>).stackTraceLimit;
  if (typeof limit !== 'number' || limit === CAPTURED_FRAMES_MAX) return SHOWN_FRAMES_MAX;
  return Math.max(0, Math.min(limit, SHOWN_FRAMES_MAX * 10));
}
