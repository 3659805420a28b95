import type { Listener } from './listener.ts';
import { DATA, FIN, OTHER, RESET } from './schedule.ts';
import type { Segment } from './segment.ts';
import { TcpSocket } from './socket.ts';

/*
 * What Linux does with a segment that arrives (net/ipv4/tcp_input.c, tcp_ipv4.c). Everything here
 * happens in the kernel, whatever the process that owns the socket is doing.
 */

/**
 * tcp_v4_conn_request: a SYN from `client` arrives.
 * @param listener at the segment's target; undefined where nobody listens
 */
export function receiveSyn(
  client: TcpSocket,
  segment: Segment,
  listener: Listener | undefined,
): void {
  const server = new TcpSocket(client.wire, 'server', segment.conn);
  server.local = segment.target;
  server.remote = segment.source;
  server.peer = client;
  server.receiveNext = segment.seq + 1;
  if (!listener) {
    server.refuse();
    return;
  }
  client.peer = server;
  server.listener = listener;
  server.isMapped = listener.address.family === 'IPv6' && segment.target.family === 'IPv4';
  server.setState('SYN_RCVD');
  server.emit('S.');
}

/** tcp_v4_rcv and tcp_rcv_state_process: any other segment. */
export function receive(socket: TcpSocket, segment: Segment): void {
  const { flags, payload } = segment;
  if (payload) socket.arrives(DATA);
  if (flags === 'F.') socket.arrives(FIN);
  if (flags === 'R' || flags === 'R.') socket.arrives(RESET);
  if (flags === 'R' || flags === 'R.') {
    reset(socket);
    return;
  }
  if (socket.state === 'CLOSED' || (flags === 'S.' && socket.state !== 'SYN_SENT')) {
    socket.resetInAnswerTo(segment);
    return;
  }
  if (flags === 'S.') {
    receiveSynAck(socket, segment);
    return;
  }
  if (socket.state === 'SYN_RCVD' && !establish(socket, segment)) return;
  if (socket.state === 'LAST_ACK' && socket.isFinSent && segment.ack === socket.sendNext) {
    socket.setState('CLOSED');
  }
  if (segment.limit > socket.sendLimit) {
    socket.sendLimit = segment.limit;
    socket.push();
  }
  if (payload) receiveData(socket, segment, payload);
  if (flags === 'F.') receiveFin(socket);
}

/** tcp_rcv_synsent_state_process. */
function receiveSynAck(socket: TcpSocket, segment: Segment): void {
  socket.receiveNext = segment.seq + 1;
  socket.setState('ESTABLISHED');
  socket.arrives(OTHER);
  socket.acknowledge();
  socket.onEvent?.();
}

/** tcp_check_req: the third segment of the handshake. False when nobody listens any more. */
function establish(socket: TcpSocket, segment: Segment): boolean {
  const { listener } = socket;
  if (!listener || listener.closed) {
    socket.resetInAnswerTo(segment);
    return false;
  }
  socket.setState('ESTABLISHED');
  listener.established(socket);
  return true;
}

/**
 * tcp_data_queue. Rule 9: data for a socket that its process has closed is answered with a reset
 * (tcp_rcv_state_process, RFC 1122 §4.2.2.13): this is what happens to request 2.
 */
function receiveData(socket: TcpSocket, segment: Segment, payload: Uint8Array<ArrayBuffer>): void {
  if (socket.isOrphan) {
    socket.resetInAnswerTo(segment);
    return;
  }
  socket.queue.add(payload);
  socket.receiveNext += payload.length;
  socket.acknowledgments.dataArrived();
  socket.onEvent?.();
}

/**
 * tcp_fin: RCV_SHUTDOWN and SOCK_DONE. The end that gets the first FIN delays its acknowledgment
 * (inet_csk_enter_pingpong_mode). It then mostly travels with data or with the FIN of that end.
 */
function receiveFin(socket: TcpSocket): void {
  socket.receiveNext += 1;
  socket.isReceiveShut = true;
  socket.isDone = true;
  if (socket.isFinQueued) {
    if (socket.isFinSent) socket.setState('TIME_WAIT');
    socket.acknowledge();
  } else {
    socket.setState('CLOSE_WAIT');
    socket.acknowledgments.finArrived();
  }
  socket.onEvent?.();
}

/**
 * tcp_reset and tcp_done. Rule 7: the state decides which error it is. Both directions are shut.
 * Bytes that have arrived stay readable.
 */
function reset(socket: TcpSocket): void {
  if (socket.state === 'CLOSED') return;
  if (socket.state === 'SYN_SENT') socket.error = 'ECONNREFUSED';
  else if (socket.state === 'CLOSE_WAIT') socket.error = 'EPIPE';
  else socket.error = 'ECONNRESET';
  socket.isReceiveShut = true;
  socket.isSendShut = true;
  socket.unsent.clear();
  socket.acknowledgments.cancel();
  socket.setState('CLOSED');
  socket.onEvent?.();
}
