import type { BindingFactory, Environment, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';

/** Whether it is there: the per-context script that makes it has run. */
function isExceptionClass(value: unknown): value is typeof globalThis.DOMException {
  return typeof value === 'function';
}

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
    if (!transfer?.length) {
      const copy = copyOf(env, value);
      if (copy) return copy;
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

/** BaseObject::TransferMode::kCloneable. */
const CLONEABLE = 2;

/**
 * A copy of an object of lib/, whose class has a method that writes a clone and one that reads it: a DOMException, a
 * Blob. Until Node 20 such an exception has none, and its clone is empty. undefined: the host's clone will do.
 */
function copyOf(env: Environment, value: unknown): JsObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as JsObject;
  const { transfer_mode_private_symbol: mode } = env.internalBinding('util')['privateSymbols'];
  const { DOMException } = env.perContextExports;
  if (mode === undefined) {
    return isExceptionClass(DOMException) && object instanceof DOMException ? {} : undefined;
  }
  if (!(object[mode] & CLONEABLE)) return undefined;
  const { messaging_clone_symbol: write, messaging_deserialize_symbol: read } =
    env.internalBinding('symbols');
  const { data, deserializeInfo } = object[write]();
  const [id, name] = deserializeInfo.split(':');
  const made = (env.perContextExports as JsObject)[name] ?? env.requireAny(id)[name];
  const copy = new made();
  copy[read](data);
  return copy;
}

/** A stream of lib/, not one of the host. */
function isStream(env: Parameters<BindingFactory>[0], value: unknown): boolean {
  return value instanceof env.global['ReadableStream'];
}
