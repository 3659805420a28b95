import type { BindingFactory, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';

const AF_INET = 2;
const IPV4_BITS = 32;
const IPV6_BITS = 128;
/** `::ffff:0:0/96`: an IPv4 address and the IPv6 address that it is mapped to match (SocketAddress::is_match). */
const MAPPED = 0xffffn << 32n;

interface AddressDetail {
  readonly address: string;
  readonly port: number;
  readonly family: number;
  readonly flowlabel: number;
}

interface Rule {
  readonly kind: 'Address' | 'Range' | 'Subnet';
  /** `IPv4 10.0.0.0/8` */
  readonly text: string;
  readonly first: bigint;
  readonly last: bigint;
}

/** internalBinding('block_list'): src/node_sockaddr.cc. */
export const blockList: BindingFactory = (env, stub) => {
  const { canonicalizeIP } = env.internalBinding('cares_wrap');
  const read = (address: string): bigint | undefined => {
    const canonical: string | undefined = canonicalizeIP(address);
    return canonical === undefined ? undefined : numberOf(canonical);
  };

  class SocketAddress {
    readonly #value: bigint;
    readonly #detail: AddressDetail;
    constructor(address: string, port: number, family: number, flowlabel: number) {
      const value = isOf(address, family) ? read(address) : undefined;
      if (value === undefined) {
        const error = new Error('Invalid socket address');
        throw Object.assign(error, { code: 'ERR_INVALID_ADDRESS' });
      }
      this.#value = value;
      this.#detail = { address: canonicalizeIP(address), port, family, flowlabel };
    }
    detail(out: JsObject): JsObject {
      return Object.assign(out, this.#detail);
    }
    flowlabel(): number {
      return this.#detail.flowlabel;
    }
    /** What a rule needs of it; JavaScript does not see it. */
    static parts(address: SocketAddress) {
      const isIPv4 = address.#detail.family === AF_INET;
      const host = address.#detail.address;
      return { value: address.#value, isIPv4, host, text: `${isIPv4 ? 'IPv4' : 'IPv6'} ${host}` };
    }
  }

  const addressRule = (address: SocketAddress): Rule => {
    const { text, value } = SocketAddress.parts(address);
    return { kind: 'Address', text, first: value, last: value };
  };
  const rangeRule = (start: SocketAddress, end: SocketAddress): Rule => {
    const [from, to] = [SocketAddress.parts(start), SocketAddress.parts(end)];
    const text = `${from.text}-${to.host}`;
    return { kind: 'Range', text, first: from.value, last: to.value };
  };
  const subnetRule = (network: SocketAddress, prefix: number): Rule => {
    const { isIPv4, value, text } = SocketAddress.parts(network);
    const hosts = (1n << BigInt((isIPv4 ? IPV4_BITS : IPV6_BITS) - prefix)) - 1n;
    const first = (value | hosts) ^ hosts;
    return { kind: 'Subnet', text: `${text}/${prefix}`, first, last: first + hosts };
  };
  /** Releases that can remove rules keep them by kind, and each address once. */
  const isSorted = 'removeAddress' in (stub['BlockList']?.prototype ?? {});

  class BlockList {
    /** The newest first. */
    #rules: Rule[] = [];

    #add(rule: Rule): void {
      if (isSorted && rule.kind === 'Address') this.#remove(rule);
      this.#rules.unshift(rule);
    }
    #remove({ kind, text }: Rule): void {
      const at = this.#rules.findIndex((rule) => rule.kind === kind && rule.text === text);
      if (at >= 0) this.#rules.splice(at, 1);
    }
    #has(value: bigint | undefined): boolean {
      return (
        value !== undefined &&
        this.#rules.some(({ first, last }) => first <= value && value <= last)
      );
    }

    addAddress(address: SocketAddress): void {
      this.#add(addressRule(address));
    }
    addAddresses(addresses: readonly SocketAddress[]): void {
      for (const address of addresses) this.addAddress(address);
    }
    addRange(start: SocketAddress, end: SocketAddress): boolean {
      const rule = rangeRule(start, end);
      if (rule.first > rule.last) return false;
      this.#add(rule);
      return true;
    }
    addSubnet(network: SocketAddress, prefix: number): void {
      this.#add(subnetRule(network, prefix));
    }
    removeAddress(address: SocketAddress): void {
      this.#remove(addressRule(address));
    }
    removeRange(start: SocketAddress, end: SocketAddress): void {
      this.#remove(rangeRule(start, end));
    }
    removeSubnet(network: SocketAddress, prefix: number): void {
      this.#remove(subnetRule(network, prefix));
    }
    check(address: SocketAddress): boolean {
      return this.#has(SocketAddress.parts(address).value);
    }
    checkString(address: string, family: number): boolean {
      return this.#has(isOf(address, family) ? read(address) : undefined);
    }
    getRules(): readonly string[] {
      const kinds = isSorted ? (['Address', 'Subnet', 'Range'] as const) : [undefined];
      return kinds.flatMap((kind) =>
        this.#rules
          .filter((rule) => kind === undefined || rule.kind === kind)
          .map((rule) => `${rule.kind}: ${rule.text}`),
      );
    }
    getSize(): number {
      return this.#rules.length;
    }
    clear(): void {
      this.#rules = [];
    }
  }

  return {
    SocketAddress: nativeClass('SocketAddress', SocketAddress),
    BlockList: nativeClass('BlockList', BlockList),
  };
};

const isOf = (address: string, family: number) => address.includes(':') === (family !== AF_INET);

/** A canonical address as a number of 128 bits. */
function numberOf(canonical: string): bigint {
  if (!canonical.includes(':')) return MAPPED | ipv4(canonical);
  const dotted = /[\d.]+\.\d+$/.exec(canonical)?.[0];
  const tail = dotted === undefined ? undefined : ipv4(dotted);
  const hex =
    dotted === undefined || tail === undefined
      ? canonical
      : `${canonical.slice(0, -dotted.length)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const [left = '', right] = hex.split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [before, after] = [groups(left), groups(right ?? '')];
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].reduce((sum, g) => (sum << 16n) | BigInt(`0x${g}`), 0n);
}

const ipv4 = (address: string) =>
  address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
