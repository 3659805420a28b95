/*
 * How much a connection over the loopback holds on Linux with its default settings: tcp_wmem 4096
 * 16384 4194304, tcp_rmem 4096 131072 (6291456 or more), a congestion control that leaves the first
 * window at 10 segments (cubic, reno). With bbr the send buffer grows to the whole 4,194,304 bytes.
 * Linux counts memory, not bytes; the figures here are the bytes that fit. A paused peer and writes
 * of 1 kB to 20 MB, on Linux 6.18 with every release of Node: 2,633,835 bytes are taken (2,623,416 to
 * 2,662,976 for pieces of 1,000 to 1,000,000 bytes), of which `ss -tm` shows 2,438,278 in Send-Q
 * and the rest with the peer.
 */

/** MSS of the loopback: its MTU 65,536, less 40 bytes of headers and 12 of timestamps; tcpdump. */
export const SEGMENT_BYTES_MAX = 65_483;

/** What fits into a send buffer of 2,626,560 (`tb` of `ss -m`: tcp_sndbuf_expand, tcp_input.c). */
export const SEND_BYTES_MAX = 2_438_278;

/**
 * What fits into a receive buffer of 131,072 before the window is closed: the first reads of a long
 * message are 65,536, 65,536 and 64,485 bytes large. Linux lets the buffer of a quick reader grow
 * (tcp_rcv_space_adjust). The later groups of reads are between 95,232 and some million bytes long
 * then, and differ from run to run; here they are all as long as the first.
 */
export const RECEIVE_BYTES_MAX = 195_557;

/**
 * tcp_sendmsg_locked looks at what has arrived during the call (sk_flush_backlog) after every 16
 * segments, which are half a window large: a write of more bytes than this to a closed socket stops
 * here. Measured: 524,288 bytes are taken whole, and of 524,289 the last one fails.
 */
export const RESET_NOTICED_BYTES = 524_288;

/** sk_stream_is_writeable: POLLOUT comes back when a third of the buffer is free. */
export function isWritable(unsentBytes: number): boolean {
  return SEND_BYTES_MAX - unsentBytes >= unsentBytes >> 1;
}

/**
 * tcp_cleanup_rbuf, __tcp_select_window: whether a read tells the other end that there is room
 * again. It does when less than half of the buffer was still on offer, and when it has emptied the
 * queue: memory is freed by the segment, not by the byte.
 */
export function shouldOfferMore(offeredBytes: number, unreadBytes: number): boolean {
  return unreadBytes === 0 && 2 * offeredBytes <= RECEIVE_BYTES_MAX;
}
