import type { PacketEvent, Trace } from '../record/event.ts';
import { firstBy } from './index-by.ts';
import { oncePerTrace } from './once-per-trace.ts';

/**
 * One TCP connection. The kernel identifies it by its ports, packets by a number, and Node's http
 * client by its socket; this ties the three together.
 */
export interface Connection {
  /** Number of the connection in this run, counted from 1. */
  readonly conn: number;
  readonly clientPort: number | undefined;
  readonly serverPort: number | undefined;
  /** The probe's number for the socket at the client's end. */
  readonly socket: number | undefined;
}

/**
 * All connections of a run. When an engine sees no packets, each socket of the http client counts
 * as a connection.
 */
export const connectionsOf = oncePerTrace((trace): readonly Connection[] => {
  const portOfSocket = socketPorts(trace);
  const conns = new Set(trace.flatMap((event) => ('conn' in event ? [event.conn] : [])));
  if (conns.size === 0) {
    return [...portOfSocket].map(([socket, clientPort]) => {
      return { conn: socket, clientPort, serverPort: undefined, socket };
    });
  }
  const packets = firstBy(
    trace.filter((event) => event.kind === 'packet'),
    ({ conn }) => conn,
  );
  const sockets = firstBy(portOfSocket, ([, port]) => port);
  /**
   * A socket without a port (the connection was refused) is found by its number, because the agent
   * creates sockets in the order in which they connect.
   */
  const socketAt = (conn: number, clientPort: number | undefined): number | undefined => {
    const [socket] = (clientPort !== undefined && sockets.get(clientPort)) || [];
    if (socket !== undefined) return socket;
    return portOfSocket.has(conn) && portOfSocket.get(conn) === undefined ? conn : undefined;
  };
  return [...conns].map((conn) => {
    const ports = portsOf(packets.get(conn));
    return { conn, ...ports, socket: socketAt(conn, ports.clientPort) };
  });
});

/** The connection with each number. */
export const connectionByNumber = oncePerTrace((trace) =>
  firstBy(connectionsOf(trace), ({ conn }) => conn),
);

/** The connection of each socket of the http client. */
export const connectionBySocket = oncePerTrace((trace) =>
  firstBy(connectionsOf(trace), ({ socket }) => socket),
);

/**
 * The local port of each socket that the probe reported; undefined when the socket never got one.
 */
function socketPorts(trace: Trace): ReadonlyMap<number, number | undefined> {
  const ports = new Map<number, number | undefined>();
  for (const event of trace) {
    if (event.kind === 'http' && event.actor === 'client' && 'socket' in event) {
      ports.set(event.socket, event.localPort ?? ports.get(event.socket));
    }
  }
  return ports;
}

function portsOf(packet: PacketEvent | undefined): Pick<Connection, 'clientPort' | 'serverPort'> {
  if (!packet) return { clientPort: undefined, serverPort: undefined };
  const source = portOf(packet.source);
  const target = portOf(packet.target);
  return packet.from === 'client'
    ? { clientPort: source, serverPort: target }
    : { clientPort: target, serverPort: source };
}

/** `127.0.0.1:47630` → 47630 */
function portOf(address: string): number | undefined {
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  return Number.isInteger(port) && port > 0 ? port : undefined;
}
