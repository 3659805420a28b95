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
      get: () => env.perContextExports.DOMException,
      configurable: true,
    });
  },
  /** Base class of what can be posted to a port (until Node 20): nothing is, so nothing of it is needed. */
  JSTransferable: nativeClass('JSTransferable', class {}),
  /** Would rebuild objects of lib/ that arrive over a port. */
  setDeserializerCreateObjectFunction() {},
  structuredClone: (value: unknown, options?: StructuredSerializeOptions) =>
    structuredClone(value, options),
});
