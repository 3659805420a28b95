import type { End, HttpEvent, Phase, SyscallEvent, TcpFlags, Unnamed } from '../record/event.ts';

/** Functions that write runs down in tests: connection 1 from port 47630 to 3000, times in µs. */

interface PacketOptions {
  readonly conn?: number;
  readonly length?: number;
  readonly http?: string;
  readonly seq?: number;
  readonly ack?: number;
  readonly arrivesAt?: number;
}

export function packet(
  t: number,
  from: End,
  flags: TcpFlags,
  { conn = 1, length = 0, seq = 1, arrivesAt = t, ...rest }: PacketOptions = {},
): Unnamed {
  const client = `127.0.0.1:${47629 + conn}`;
  const server = '127.0.0.1:3000';
  const [source, target] = from === 'client' ? [client, server] : [server, client];
  return {
    kind: 'packet',
    t,
    actor: from,
    conn,
    from,
    source,
    target,
    flags,
    seq,
    length,
    arrivesAt,
    ...rest,
  };
}

export function call(
  t: number,
  name: SyscallEvent['call'],
  result?: number | string,
  { conn = 1, actor = 'client' as End } = {},
): Unnamed {
  return {
    kind: 'syscall',
    t,
    actor,
    call: name,
    conn,
    ...(result === undefined ? {} : { result }),
  };
}

export function phase(t: number, name: Phase, turn = 1): Unnamed {
  return { kind: 'phase', t, actor: 'client', phase: name, turn };
}

type HttpFields<E> = E extends HttpEvent ? Omit<E, 'id' | 't' | 'actor' | 'line' | 'kind'> : never;

export function http(t: number, fields: HttpFields<HttpEvent>): Unnamed {
  return { kind: 'http', t, actor: 'client', ...fields };
}

/** The program makes a request, with or without a Connection header, and gets a socket. */
export function asks(
  t: number,
  request: number,
  socket: number,
  { reused = false, header = 'close' } = {},
): Unnamed[] {
  return [
    http(t, {
      what: 'request',
      request,
      method: 'GET',
      url: `http://127.0.0.1:3000/${request}`,
      connectionHeader: header,
    }),
    http(t, { what: 'socket', request, socket, reused, localPort: 47629 + socket }),
  ];
}

/** The segment with the head of a request. `responsePacket` makes the one of a response. */
export function requestPacket(t: number, request: number, conn = 1): Unnamed {
  return packet(t, 'client', 'P.', { conn, length: 172, http: `GET /${request} HTTP/1.1` });
}
export function responsePacket(t: number, conn = 1): Unnamed {
  return packet(t, 'server', 'P.', { conn, length: 106, http: 'HTTP/1.1 200 OK' });
}
