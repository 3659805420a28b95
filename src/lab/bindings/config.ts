import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('config'): src/node_config.cc, what the binary was built with. The Lab has no
 * OpenSSL, no inspector and no tracing, so that lib/ does not use them.
 */
export const config: BindingFactory = () => ({
  hasOpenSSL: false,
  hasCrypto: false,
  fipsMode: false,
  hasInspector: false,
  hasTracing: false,
  hasDtrace: false,
  getDefaultLocale() {
    return 'en-US';
  },
});
