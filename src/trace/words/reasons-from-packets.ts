import type { Focus } from '../reading/focus.ts';
import { isBefore } from '../reading/order.ts';
import { closerName, isServerCloser } from '../reading/segments.ts';
import type { PacketEvent, Trace } from '../record/event.ts';
import { durationText } from './time-text.ts';

/**
 * Why the request in focus failed, when its packets were watched and no system calls were: when the client read, nobody
 * knows.
 *
 * @param sent the packet in which the request begins
 */
export function reasonsFromPackets(
  { request, previous }: Focus,
  sent: PacketEvent,
  trace: Trace,
): string[] {
  const { number, conn, failed } = request;
  const closer = trace.find(
    (event) => isServerCloser(event) && event.conn === conn && isBefore(event, failed, trace),
  );
  if (closer?.kind !== 'packet')
    return ['The trace shows no FIN and no RST from the server on that connection.'];
  const name = closerName(closer);
  if (isBefore(sent, closer, trace)) {
    const later = durationText(closer.t - sent.t);
    return [
      `Request ${number} was sent before the server closed. Its ${name} came ${later} later, instead of an answer.`,
    ];
  }
  const on = previous ? `on the connection of request ${previous.number}` : 'on a new connection';
  return [
    `Request ${number} was sent ${on}, ${durationText(sent.t - closer.t)} after the server’s ${name} had come.`,
    `System calls were not watched in this run, so it does not show when Node read that ${name}.`,
  ];
}
