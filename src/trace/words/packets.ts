import { isAtClientEnd } from '../reading/ends.ts';
import { oncePerTrace } from '../reading/once-per-trace.ts';
import { isBefore } from '../reading/order.ts';
import type { PacketEvent, Trace, TraceEvent } from '../record/event.ts';
import type { LogEntry } from './logs.ts';

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
  return `${routeText(packet)}: ${fieldsText(packet)}`;
}

/** `19:28:09.351131 IP 127.0.0.1.47630 > 127.0.0.1.3000` */
function routeText({ source, t, target }: PacketEvent): string {
  return `${clockText(t)} IP ${dotted(source)} > ${dotted(target)}`;
}

/** `Flags [P.], seq 1:225, ack 1, length 224: HTTP: POST /1 HTTP/1.1` */
function fieldsText({ ack, flags, http, length, seq }: PacketEvent): string {
  const fields = [
    `Flags [${flags}]`,
    ...(hasSeq({ flags, length }) ? [`seq ${seqText({ seq, length })}`] : []),
    ...(ack === undefined ? [] : [`ack ${ack}`]),
    `length ${length}`,
  ];
  return fields.join(', ') + (http === undefined ? '' : `: HTTP: ${http}`);
}

/** tcpdump prints no sequence number for a bare acknowledgement. */
function hasSeq({ flags, length }: Pick<PacketEvent, 'flags' | 'length'>): boolean {
  return length > 0 || flags !== '.';
}

function seqText({ seq, length }: Pick<PacketEvent, 'seq' | 'length'>): string {
  return length > 0 ? `${seq}:${seq + length}` : `${seq}`;
}

/** Columns of the fields in packetEntries; a field of more characters pushes the rest to the right. */
const FIELD_COLUMNS = 56;

/**
 * The segments of a run for a narrow pane: flags, sequence numbers and length first, then the
 * addresses, which are the same in every line of a connection.
 */
export function packetEntries(trace: Trace): readonly LogEntry[] {
  return trace
    .filter((event) => event.kind === 'packet')
    .map((packet) => ({
      event: packet.id,
      text: `${fieldsText(packet).padEnd(FIELD_COLUMNS)}  ${routeText(packet)}\n`,
    }));
}

/** `P. 173:345 ack 52, 172`: flags, sequence numbers, acknowledgement and length in one short cell. */
export function packetCell({ ack, flags, length, seq }: PacketEvent): string {
  const numbers = hasSeq({ flags, length }) ? ` ${seqText({ seq, length })}` : '';
  const acknowledged = ack === undefined ? '' : ` ack ${ack}`;
  return `${flags}${numbers}${acknowledged}, ${length}`;
}

/**
 * The segment that belongs to an event: the event itself, or the data that a write of the client
 * sent. Undefined for other events, and where the engine sees no packets.
 */
export function packetOf(event: TraceEvent, trace: Trace): PacketEvent | undefined {
  if (event.kind === 'packet') return event;
  if (event.kind !== 'syscall' || event.call !== 'write' || !isAtClientEnd(event)) return undefined;
  return requestDataOf(trace)
    .get(event.conn)
    ?.find((packet) => isBefore(event, packet, trace));
}

/** The segments with data of the client, by their connection. */
const requestDataOf = oncePerTrace((trace): ReadonlyMap<number, readonly PacketEvent[]> => {
  const data = trace
    .filter((event) => event.kind === 'packet')
    .filter(({ from, length }) => from === 'client' && length > 0);
  return Map.groupBy(data, ({ conn }) => conn);
});

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
