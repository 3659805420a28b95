import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('config'): src/node_config.cc, what the binary was built with. The Lab's has
 * neither OpenSSL nor an inspector nor tracing: lib/ then leaves them alone.
 */
export const config: BindingFactory = () => ({
  hasOpenSSL: false,
  hasCrypto: false,
  fipsMode: false,
  hasInspector: false,
  hasTracing: false,
  hasDtrace: false,
  getDefaultLocale: () => 'en-US',
});
