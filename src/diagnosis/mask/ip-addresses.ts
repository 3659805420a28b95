import type { MaskKind, Placeholders } from './placeholders.ts';

/** Four numbers, with the port that tcpdump adds or without. A version has three. */
const IPV4 = /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]*[a-z_-]|\.\d+\.\d)/gi;
/** Groups of RFC 4291 §2.2, perhaps mapped from IPv4. What this finds is looked at again. */
const IPV6 =
  /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}(?![\w:])|(?=[\s\])/%,"'.]|$))/gi;

/** Blocks for documentation, which nobody has: RFC 5737 §3. */
const BLOCKS = ['192.0.2', '198.51.100', '203.0.113'] as const;
const HOSTS_OF_BLOCK = 254;

export const IP_ADDRESSES: MaskKind = {
  id: 'address',
  words: ['IP address', 'IP addresses'],
  mask: (text, placeholders) =>
    text
      .replace(IPV6, (address) => ipv6(address, placeholders))
      .replace(IPV4, (address) => ipv4(address, placeholders)),
};

function ipv4(address: string, placeholders: Placeholders): string {
  const numbers = address.split('.').map(Number);
  // The machine itself (RFC 1122 §3.2.1.3); not an address; or one of ours.
  if (numbers.some((number) => number > 255) || numbers[0] === 127 || address === '0.0.0.0')
    return address;
  if (isOfDocumentation(address)) return address;
  return placeholders.of('address', address, (count) => {
    const block = BLOCKS[Math.floor((count - 1) / HOSTS_OF_BLOCK)];
    return block ? `${block}.${((count - 1) % HOSTS_OF_BLOCK) + 1}` : `[address-${count}]`;
  });
}

const isOfDocumentation = (address: string) =>
  BLOCKS.some((block) => address.startsWith(`${block}.`));

function ipv6(address: string, placeholders: Placeholders): string {
  const lower = address.toLowerCase();
  const mapped = /^((?:0{0,4}:){2,5}ffff:)((?:\d{1,3}\.){3}\d{1,3})$/.exec(lower);
  if (mapped) return `${mapped[1]}${ipv4(mapped[2]!, placeholders)}`;
  const groups = lower.split(':').filter((group) => group !== '');
  const isWhole = lower.includes('::') ? groups.length >= 2 : lower.split(':').length === 8;
  // `12:34:56` is a time, `::1` the machine itself, also before a port, and 2001:db8::/32 for documentation (RFC 3849).
  if (!isWhole || !/\d/.test(lower) || /^(?:0{0,4}:)+0{0,3}1(?::\d+)?$/.test(lower)) return address;
  if (/^2001:0?db8:/.test(lower)) return address;
  return placeholders.of('address6', lower, (count) => `2001:db8::${count.toString(16)}`);
}
