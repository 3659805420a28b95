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
    return structuredClone(value, options);
  },
});
