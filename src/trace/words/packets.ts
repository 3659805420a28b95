import type { PacketEvent, Trace } from '../record/event.ts';

/**
 * The segments of a run as `tcpdump -n` prints them (print-tcp.c, tcp_print), with relative
 * sequence numbers and the run's own clock. The traced network has no window and no options, so
 * they are left out, and the first line says so. Empty when the engine sees no packets.
 */
export function packetsText(trace: Trace): string {
  const packets = trace.filter((event) => event.kind === 'packet');
  if (packets.length === 0) return '';
  return [NOTE, ...packets.map(packetLine)].map((line) => `${line}\n`).join('');
}

const NOTE =
  '# as tcpdump -n prints them; the clock starts with the run; no window and no options are traced';

/** `19:28:09.351131 IP 127.0.0.1.47630 > 127.0.0.1.3000: Flags [P.], seq 1:225, ack 1, length 224: HTTP: POST /1 HTTP/1.1` */
function packetLine(packet: PacketEvent): string {
  const { ack, flags, http, length, seq, source, t, target } = packet;
  const hasSeq = length > 0 || flags !== '.';
  const fields = [
    `Flags [${flags}]`,
    ...(hasSeq ? [length > 0 ? `seq ${seq}:${seq + length}` : `seq ${seq}`] : []),
    ...(ack === undefined ? [] : [`ack ${ack}`]),
    `length ${length}`,
  ];
  const head = `${clockText(t)} IP ${dotted(source)} > ${dotted(target)}: `;
  return head + fields.join(', ') + (http === undefined ? '' : `: HTTP: ${http}`);
}

/** tcpdump joins address and port with a dot. */
function dotted(address: string): string {
  const colon = address.lastIndexOf(':');
  return `${address.slice(0, colon)}.${address.slice(colon + 1)}`;
}

/** `HH:MM:SS.micros` since the start of the run. */
function clockText(us: number): string {
  const seconds = Math.floor(us / 1_000_000);
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => pad(part)).join(':')}.${pad(Math.floor(us) % 1_000_000, 6)}`;
}
