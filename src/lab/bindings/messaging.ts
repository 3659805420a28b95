import type { BindingFactory, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';

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
    return structuredClone(value, options);
  },
});

/** A stream of lib/, not one of the host. */
function isStream(env: Parameters<BindingFactory>[0], value: unknown): boolean {
  return value instanceof env.global['ReadableStream'];
}
