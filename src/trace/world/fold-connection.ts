import type { Connection } from '../reading/connections.ts';
import { endOf } from '../reading/ends.ts';
import type { Exchange } from '../reading/exchanges.ts';
import type {
  HttpEvent,
  PacketEvent,
  ReadEvent,
  SyscallEvent,
  TraceEvent,
} from '../record/event.ts';
import {
  type Belief,
  type ConnectionState,
  type KernelState,
  type Mutable,
  opposite,
  UNSEEN,
} from './world.ts';

export type ConnectionDraft = Omit<Mutable<ConnectionState>, 'kernel'> & {
  kernel: { client: Mutable<KernelState>; server: Mutable<KernelState> };
};

/** The connections of a world that is being folded. They are found by number, because a run may have thousands. */
export interface ConnectionDrafts {
  /** In the order in which they were opened. */
  readonly list: ConnectionDraft[];
  readonly byNumber: Map<number, ConnectionDraft>;
  readonly identities: {
    readonly byNumber: ReadonlyMap<number, Connection>;
    readonly bySocket: ReadonlyMap<number, Connection>;
  };
}

/** Applies an event to the connections, except the arrival of a packet: see `applyArrival`. */
export function applyToConnections(
  connections: ConnectionDrafts,
  event: TraceEvent,
  exchange: Exchange | undefined,
): void {
  const identity = identityOf(event, connections.identities, exchange);
  if (!identity) return;
  const connection = ensure(connections, identity);
  switch (event.kind) {
    case 'tcp-state':
      connection.kernel[event.end].tcp = event.state;
      break;
    case 'syscall':
      applySyscall(connection, event);
      break;
    case 'read':
      if (typeof event.result === 'string') learnEnd(connection, event);
      break;
    case 'http':
      connection.node = beliefAfter(connection.node, event);
      break;
    default:
      break;
  }
  connection.inRaceWindow = disagree(connection);
}

/** A segment reaches the other end's kernel. It waits there until the process reads it. */
export function applyArrival({ byNumber }: ConnectionDrafts, packet: PacketEvent): void {
  const connection = byNumber.get(packet.conn);
  if (!connection) return;
  const kernel = connection.kernel[opposite(packet.from)];
  if (packet.flags === 'R' || packet.flags === 'R.') kernel.reset = 'unread';
  else kernel.unreadBytes += packet.length;
  if (packet.flags === 'F.' && kernel.fin === 'none') kernel.fin = 'unread';
  connection.inRaceWindow = disagree(connection);
}

function identityOf(
  event: TraceEvent,
  { byNumber, bySocket }: ConnectionDrafts['identities'],
  exchange: Exchange | undefined,
): Connection | undefined {
  if ('conn' in event) return byNumber.get(event.conn);
  if (event.kind !== 'http' || event.actor !== 'client') return undefined;
  if ('socket' in event) return bySocket.get(event.socket);
  // Node destroys the socket of a request that fails (lib/_http_client.js, socketErrorListener, socketOnEnd). When a
  // body fails, the socket may stay as it is: node-fetch can reject a body that Node has read to its end.
  if (event.what === 'error' && exchange && exchange.response === undefined) {
    return exchange.conn === undefined ? undefined : byNumber.get(exchange.conn);
  }
  return undefined;
}

function ensure({ list, byNumber }: ConnectionDrafts, identity: Connection): ConnectionDraft {
  const known = byNumber.get(identity.conn);
  if (known) return known;
  const connection: ConnectionDraft = {
    conn: identity.conn,
    clientPort: identity.clientPort,
    node: { state: 'connecting', request: undefined },
    kernel: { client: { ...UNSEEN }, server: { ...UNSEEN } },
    inRaceWindow: false,
  };
  list.push(connection);
  byNumber.set(identity.conn, connection);
  return connection;
}

function applySyscall(connection: ConnectionDraft, event: SyscallEvent): void {
  const { call, result } = event;
  const end = endOf(event);
  if (!end) return;
  const kernel = connection.kernel[end];
  if (call === 'read' && typeof result === 'number') {
    if (result > 0) kernel.unreadBytes = Math.max(0, kernel.unreadBytes - result);
    else if (kernel.fin === 'unread') kernel.fin = 'read';
  }
  const isErrno = typeof result === 'string' && result !== 'EAGAIN';
  if (call === 'peek') {
    if (result === 0 && kernel.fin === 'unread') kernel.fin = 'found';
    if (isErrno && kernel.reset === 'unread') kernel.reset = 'found';
  } else if (isErrno && kernel.reset === 'unread') kernel.reset = 'read';
  if (call === 'close') kernel.unreadBytes = 0;
  // Node's http client shuts a socket down only when it is done with it: it writes nothing here any more.
  if ((call === 'close' || call === 'shutdown') && end === 'client') {
    connection.node = { state: 'destroyed' };
  }
  // Without a probe, the first write shows that the socket is in use.
  if (call === 'write' && end === 'client' && connection.node.state === 'connecting') {
    connection.node = { state: 'busy', request: connection.node.request };
  }
}

/** libuv reports an end or an error. Before libuv 1.52 it can do so without a read(2) (POLLHUP). */
function learnEnd(connection: ConnectionDraft, event: ReadEvent): void {
  const end = endOf(event);
  if (!end) return;
  const kernel = connection.kernel[end];
  if (kernel.fin === 'unread') kernel.fin = 'read';
  if (kernel.reset === 'unread') kernel.reset = 'read';
}

function beliefAfter(belief: Belief, event: HttpEvent): Belief {
  switch (event.what) {
    case 'socket':
      return belief.state === 'connecting' && !event.reused
        ? { state: 'connecting', request: event.request }
        : { state: 'busy', request: event.request };
    case 'connected':
      return belief.state === 'connecting' ? { state: 'busy', request: belief.request } : belief;
    case 'pooled':
      return { state: 'pooled' };
    case 'closed':
    case 'error':
      return { state: 'destroyed' };
    case 'request':
    case 'response':
    case 'eof':
    case 'turn':
      return belief;
  }
}

function disagree({ kernel, node }: ConnectionDraft): boolean {
  if (node.state === 'destroyed' || node.state === 'connecting') return false;
  const { fin, reset } = kernel.client;
  return fin === 'unread' || (reset === 'unread' && fin === 'none');
}
