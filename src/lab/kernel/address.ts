type Family = 'IPv4' | 'IPv6';

/** Where a socket is: what getsockname(2) and getpeername(2) tell. */
export interface SocketAddress {
  readonly address: string;
  readonly port: number;
  readonly family: Family;
}

export function socketAddress(address: string, port: number): SocketAddress {
  return { address, port, family: address.includes(':') ? 'IPv6' : 'IPv4' };
}

/** In the notation of URLs: `127.0.0.1:47630`, `[::1]:47630`. */
export function addressText({ address, port, family }: SocketAddress): string {
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`;
}

/**
 * `0.0.0.0` and `::`: a listener there takes every address of the machine, and a connect there goes
 * to the loopback address.
 */
export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** The machine has a loopback interface and no other: 127.0.0.0/8 and ::1. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

const MAPPED = '::ffff:';

/**
 * The address as packets have it: the loopback address for a wildcard, and IPv4 for an IPv4-mapped
 * IPv6 address (RFC 4291 §2.5.5.2).
 */
export function wireAddress({ address, port }: SocketAddress): SocketAddress {
  if (address === '::') return socketAddress('::1', port);
  if (address === '0.0.0.0') return socketAddress('127.0.0.1', port);
  const isMapped = address.startsWith(`${MAPPED}127.`);
  return socketAddress(isMapped ? address.slice(MAPPED.length) : address, port);
}

/** How an IPv6 socket names an IPv4 peer: `::ffff:127.0.0.1` (RFC 4291 §2.5.5.2, ipv6(7)). */
export function mappedAddress(wire: SocketAddress): SocketAddress {
  if (wire.family === 'IPv6') return wire;
  return { address: MAPPED + wire.address, port: wire.port, family: 'IPv6' };
}
