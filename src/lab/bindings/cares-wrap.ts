import type { Coroutine } from '../kernel/coroutine.ts';
import type { BindingFactory, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { uvNumber } from './uv.ts';
import { type ReqWrap, requestClass } from './wrap.ts';

/**
 * How long a lookup takes, from uv_getaddrinfo to its callback: a thread of libuv's pool reads
 * /etc/hosts and wakes the loop. It delays the first request only, and no outcome depends on it.
 */
const LOOKUP_US = 300;

/**
 * The simulated machine's /etc/hosts: `localhost` and the names under it (RFC 6761 §6.3), and the
 * names under `test`. Those are reserved for testing (§6.2), so a program can use them as host
 * names of its own.
 */
const LOOPBACK_NAME = /^(localhost|.+\.(localhost|test))\.?$/i;

const IPV6 = 6;

/**
 * internalBinding('cares_wrap'): src/cares_wrap.cc. `dns.lookup` finds the names of the machine
 * itself and no others. DNS queries are not simulated.
 */
export const caresWrap: BindingFactory = (env, stub) => ({
  GetAddrInfoReqWrap: requestClass(env, 'GetAddrInfoReqWrap'),
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
   * uv_inet_pton, then uv_ip_name: the canonical form of an address, undefined for anything else.
   */
  canonicalizeIP,
  strerror(status: number) {
    return env.internalBinding('uv')['errname'](status);
  },
  ChannelWrap: nativeClass('ChannelWrap', resolverOf(stub)),
});

/**
 * A dns.Resolver can be made (lib/dns.js makes one when it loads) and asked which servers it has.
 * Its queries are those of the stub, which throw errors that name them.
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

/** inet_ntop4: how libuv ends an address with an IPv4 address in it. */
function withDots(_: string, start: string, high: string, low: string): string {
  const bytes = [high, low].flatMap((part) => {
    const number = Number.parseInt(part, 16);
    return [number >> 8, number & 255];
  });
  return start + bytes.join('.');
}

function canonicalizeIP(text: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    return text.split('.').every((part) => Number(part) <= 255) ? text : undefined;
  }
  if (!text.includes(':')) return undefined;
  try {
    const canonical = new URL(`ws://[${text}]`).hostname.slice(1, -1);
    return canonical.replace(/^(::(?:ffff:)?)(\w+):(\w+)$/, withDots);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
