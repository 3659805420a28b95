import type { SourceLookup } from './frames.ts';
import { isAssertionError } from './origin.ts';
import { framesOfCallSites, framesOfText } from './raw-frames.ts';
import { stackText } from './stack-text.ts';

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
 * `noteAwaiters` is called for an error whose constructor reads its stack, before anybody has caught it.
 *
 * JavaScriptCore gives every error an own `stack` property that cannot be intercepted, so Safari's
 * form stays.
 */
export function installStacks(
  sourceOf: SourceLookup,
  noteAwaiters: (error: object) => void = () => {},
): () => void {
  const HostError = Error as ErrorClass;
  const before = Object.getOwnPropertyDescriptors(HostError);
  HostError.stackTraceLimit = CAPTURED_FRAMES_MAX;
  const accessor = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  const remove = accessor?.get
    ? installAccessor(accessor, accessor.get, sourceOf)
    : installPrepareStackTrace(sourceOf, noteAwaiters);
  return () => {
    remove();
    for (const name of ['stackTraceLimit', 'prepareStackTrace', 'captureStackTrace'] as const) {
      const descriptor = before[name];
      if (descriptor) Object.defineProperty(HostError, name, descriptor);
      else Reflect.deleteProperty(HostError, name);
    }
  };
}

/**
 * V8 calls it once for each error, when its stack is first read. The header is that of this moment.
 */
function installPrepareStackTrace(
  sourceOf: SourceLookup,
  noteAwaiters: (error: object) => void,
): () => void {
  Error.prepareStackTrace = (error: object, sites) => {
    if (isAssertionError(error)) noteAwaiters(error);
    return stackText(error, framesOfCallSites(sites), shownFramesMax(), sourceOf);
  };
  return () => {};
}

/** SpiderMonkey: `stack` is an accessor of Error.prototype that answers with frames alone. */
function installAccessor(
  before: PropertyDescriptor,
  getRaw: () => unknown,
  sourceOf: SourceLookup,
): () => void {
  const known = new WeakMap<object, string>();
  Object.defineProperty(Error.prototype, 'stack', {
    ...before,
    get(this: object) {
      const raw = Reflect.apply(getRaw, this, []);
      if (typeof raw !== 'string') return undefined;
      const stack =
        known.get(this) ?? stackText(this, framesOfText(raw), shownFramesMax(), sourceOf);
      known.set(this, stack);
      return stack;
    },
  });
  (Error as { captureStackTrace: Capture }).captureStackTrace = captureFor(getRaw, sourceOf);
  return () => Object.defineProperty(Error.prototype, 'stack', before);
}

/** Error.captureStackTrace for engines that have none, or one that gives frames without a header. */
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
        const stack = stackText(target, framesOfText(raw), shownFramesMax(), sourceOf);
        define(stack);
        return stack;
      },
      set: define,
      configurable: true,
    });
  };
}

function shownFramesMax(): number {
  const limit: unknown = (Error as Partial<ErrorClass>).stackTraceLimit;
  if (typeof limit !== 'number' || limit === CAPTURED_FRAMES_MAX) return SHOWN_FRAMES_MAX;
  return Math.max(0, Math.min(limit, SHOWN_FRAMES_MAX * 10));
}
