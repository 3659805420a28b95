/** What V8 knows of a proxy: [[ProxyTarget]] and [[ProxyHandler]], both null once it is revoked. */
type ProxyDetails = readonly [target: object | null, handler: object | null];

/** The proxies of one process. */
export interface Proxies {
  /** What the process's code sees as `Proxy`. */
  readonly Proxy: ProxyConstructor;
  /** Undefined: not a proxy. */
  details(value: unknown): ProxyDetails | undefined;
}

/**
 * By design of the language JavaScript cannot tell a proxy from its target (ECMA-262 §10.5), but
 * `util.inspect` asks V8. So a process has a `Proxy` of its own that remembers each proxy that it
 * makes. It is itself a proxy of the real `Proxy`, so that it has the same name, the same length
 * and no prototype.
 */
export function createProxies(): Proxies {
  const known = new WeakMap<object, ProxyDetails>();

  const remember = (proxy: object, target: object, handler: object) => {
    known.set(proxy, [target, handler]);
    return proxy;
  };

  // A method, so that it is no constructor. The function `revoke` has no name.
  const { revocable } = {
    revocable(target: object, handler: object) {
      const { proxy, revoke } = Proxy.revocable(target, handler);
      remember(proxy, target, handler);
      const functions = [
        () => {
          revoke();
          known.set(proxy, [null, null]);
        },
      ];
      return { proxy, revoke: functions[0] };
    },
  };

  return {
    Proxy: new Proxy(Proxy, {
      construct(real, [target, handler]: [object, object], newTarget) {
        return remember(Reflect.construct(real, [target, handler], newTarget), target, handler);
      },
      get: (real, name) => (name === 'revocable' ? revocable : Reflect.get(real, name)),
    }),
    details: (value) => known.get(value as object),
  };
}
