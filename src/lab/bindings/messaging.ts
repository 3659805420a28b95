import type { BindingFactory, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';

/** Whether it is there: the per-context script that makes it has run. */
function isExceptionClass(value: unknown): value is typeof globalThis.DOMException {
  return typeof value === 'function';
}

/** The first major in which a DOMException can be cloned. */
const CLONES_EXCEPTIONS_SINCE = 22;

/**
 * internalBinding('messaging'): src/node_messaging.cc. Ports are stubs: a process of the Lab is one
 * thread.
 */
export const messaging: BindingFactory = (env) => ({
  get DOMException() {
    return env.perContextExports.DOMException;
  },
  exposeLazyDOMExceptionProperty(global: JsObject) {
    Object.defineProperty(global, 'DOMException', {
      get() {
        return env.perContextExports.DOMException;
      },
      configurable: true,
    });
  },
  /**
   * Base class of objects that can be posted to a port (until Node 20). The Lab posts none, so an
   * empty class will do.
   */
  JSTransferable: nativeClass('JSTransferable', class {}),
  /** In Node, rebuilds objects of lib/ that arrive over a port. None do here. */
  setDeserializerCreateObjectFunction() {},
  structuredClone(value: unknown, options?: StructuredSerializeOptions) {
    // A stream that is handed over: undici copies the body of a request so (until Node 20, cloneBody).
    const { transfer } = options ?? {};
    if (transfer?.length === 1 && transfer[0] === value && isStream(env, value)) return value;
    const DOMException: unknown = env.perContextExports.DOMException;
    if (!isExceptionClass(DOMException)) return structuredClone(value, options);
    // The host does not know this class, which is Node's own.
    if (value instanceof DOMException) {
      return env.major < CLONES_EXCEPTIONS_SINCE ? {} : new DOMException(value.message, value.name);
    }
    try {
      return structuredClone(value, options);
    } catch (error) {
      if (error instanceof globalThis.DOMException) {
        throw new DOMException(error.message, error.name);
      }
      throw error;
    }
  },
});

/** A stream of lib/, not one of the host. */
function isStream(env: Parameters<BindingFactory>[0], value: unknown): boolean {
  return value instanceof env.global['ReadableStream'];
}
