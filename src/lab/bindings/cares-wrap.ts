import type { Coroutine } from '../kernel/coroutine.ts';
import type { BindingFactory, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { uvNumber } from './uv.ts';
import { ReqWrap } from './wrap.ts';

/**
 * What a lookup takes, from uv_getaddrinfo to its callback: a thread of libuv's pool reads
 * /etc/hosts and wakes the loop. It delays the first request only, and no outcome depends on it.
 */
const LOOKUP_US = 300;

/**
 * The simulated machine's /etc/hosts: `localhost` and what is under it (RFC 6761 §6.3), and names
 * under `test`, which belong to nobody (§6.2), so that a program can have host names of its own.
 */
const LOOPBACK_NAME = /^(localhost|.+\.(localhost|test))\.?$/i;

const IPV6 = 6;

/**
 * internalBinding('cares_wrap'): src/cares_wrap.cc. `dns.lookup` knows the names of the machine
 * itself, any other is not found; DNS queries proper are not simulated.
 */
export const caresWrap: BindingFactory = (env, stub) => ({
  GetAddrInfoReqWrap: nativeClass(
    'GetAddrInfoReqWrap',
    class extends ReqWrap {
      constructor() {
        super(env, 'GETADDRINFOREQWRAP');
      }
    },
  ),
  getaddrinfo(req: ReqWrap, hostname: string, family: number): number {
    req.asyncReset();
    env.machine.report({ kind: 'dns', hostname });
    function* complete(): Coroutine {
      const found = LOOPBACK_NAME.test(hostname);
      const address = family === IPV6 ? '::1' : '127.0.0.1';
      const status = found ? null : uvNumber(env.release, 'EAI_NONAME');
      yield* req.complete([status, found ? [address] : undefined], 'GetAddrInfoReqWrap.oncomplete');
    }
    env.loop.queueWork(LOOKUP_US, complete);
    return 0;
  },
  /**
   * uv_ip_name of what uv_inet_pton reads: addresses in their canonical form, undefined for
   * anything else.
   */
  canonicalizeIP,
  strerror: (status: number) => env.internalBinding('uv')['errname'](status),
  ChannelWrap: nativeClass('ChannelWrap', resolverOf(stub)),
});

/**
 * dns.Resolver can be made (lib/dns.js makes one as it loads) and asked which servers it has. Its
 * queries are the stub's, and say that they are not implemented.
 */
function resolverOf(stub: JsObject) {
  class Resolver {
    getServers(): (readonly [address: string, port: number])[] {
      return [['127.0.0.1', 53]];
    }
    setServers(): number {
      return 0;
    }
    setLocalAddress(): void {}
    cancel(): void {}
  }
  Object.setPrototypeOf(Resolver.prototype, stub['ChannelWrap'].prototype);
  return Resolver;
}

function canonicalizeIP(text: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    return text.split('.').every((part) => Number(part) <= 255) ? text : undefined;
  }
  if (!text.includes(':')) return undefined;
  try {
    return new URL(`ws://[${text}]`).hostname.slice(1, -1);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
