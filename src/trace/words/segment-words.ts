import { type Exchange, exchangeByEvent, exchangesByConnection } from '../reading/exchanges.ts';
import { focusOf } from '../reading/focus.ts';
import { windowByConnection } from '../reading/race-window.ts';
import type { PacketEvent, Trace } from '../record/event.ts';
import { type SegmentKind, segmentKindOf } from '../record/segment-kind.ts';
import { durationText } from './time-text.ts';
import { windowOpensText } from './window-words.ts';
import { bytesText, type Words, words } from './words.ts';

/** The name of a segment that carries no request and no response: `SYN-ACK`. */
export function segmentName(packet: PacketEvent): string {
  return NAMES[segmentKindOf(packet)];
}

const NAMES: Readonly<Record<SegmentKind, string>> = {
  syn: 'SYN',
  synack: 'SYN-ACK',
  ack: 'ACK',
  data: 'data',
  fin: 'FIN',
  rst: 'RST',
};

/** What a segment is, the fullest form first: `request 2` where it carries one, else its name. */
export function segmentForms(packet: PacketEvent, trace: Trace): readonly [string, string] {
  const exchange = exchangeByEvent(trace).get(packet);
  if (!exchange) return [segmentName(packet), segmentName(packet)];
  const { number } = exchange;
  return packet.from === 'client'
    ? [`request ${number}`, `req ${number}`]
    : [`response ${number}`, `resp ${number}`];
}

/** A segment on the wire. */
export function packetWords(packet: PacketEvent, trace: Trace): Words {
  const port = packet.source.slice(packet.source.lastIndexOf(':') + 1);
  switch (segmentKindOf(packet)) {
    case 'syn':
      return words(
        packet.conn === 1
          ? `SYN: a connection, from port ${port}`
          : `SYN: a new connection, from port ${port}`,
      );
    case 'synack':
      return words('SYN-ACK: the server’s kernel accepts the connection');
    case 'ack':
      return words(
        `ACK of all before ${packet.ack ?? 0}`,
        `The ${packet.from}’s kernel acknowledges what came.`,
      );
    case 'data':
      return dataWords(packet, trace);
    case 'fin':
      return packet.from === 'server'
        ? serverFinWords(packet, trace)
        : clientFinWords(packet, trace);
    case 'rst':
      return rstWords(packet, trace);
  }
}

function dataWords(packet: PacketEvent, trace: Trace): Words {
  const exchange = exchangeByEvent(trace).get(packet);
  const size = bytesText(packet.length);
  if (!exchange) return words(`${size} from the ${packet.from}`);
  if (packet.from === 'client') {
    return words(`Request ${exchange.number} on the wire, ${size}`);
  }
  return responseWords(exchange, size, exchange === focusOf(trace)?.previous);
}

function responseWords(
  { number, requested, response }: Exchange,
  size: string,
  decidesTheNext: boolean,
): Words {
  const said = response?.connectionHeader;
  if (said) {
    return words(
      `Response ${number}, ${size}, Connection: ${said}`,
      `Response ${number} reaches the client: ${size}, and it says Connection: ${said}.`,
      said.toLowerCase() === 'close' ? 'Node heeds that: it will not keep the socket.' : undefined,
    );
  }
  if (!decidesTheNext || requested?.connectionHeader?.toLowerCase() !== 'close') {
    return words(`Response ${number}, ${size}`, `Response ${number} reaches the client: ${size}.`);
  }
  return words(
    `Response ${number}, ${size}, no Connection header`,
    `Response ${number} reaches the client: ${size}, not a word about the connection.`,
    'In HTTP/1.1 a connection stays open unless one side says close. A server that is going to close it should say so (RFC 9112 §9.6).',
  );
}

function serverFinWords(packet: PacketEvent, trace: Trace): Words {
  const ofConnection = windowByConnection(trace).get(packet.conn);
  const window = ofConnection?.opens === packet ? ofConnection : undefined;
  const answered = exchangesByConnection(trace)
    .get(packet.conn)
    ?.findLast((each) => each.answered && each.answered.t <= packet.t)?.answered;
  if (!window) return words('FIN: the server has closed');
  const after = answered ? `, ${durationText(packet.t - answered.t)} after the response` : '';
  return words(
    'FIN: the server has closed',
    `The server closes${after}. Its FIN is in the client’s kernel.`,
    `The kernel moves the socket to CLOSE_WAIT. JavaScript is not told: a FIN lies there until somebody reads, and Node reads only in the poll phase. ${windowOpensText(window, trace)}`,
  );
}

function clientFinWords(packet: PacketEvent, trace: Trace): Words {
  const window = windowByConnection(trace).get(packet.conn);
  return window?.closedBy === 'read' && packet.t >= (window.closesAt ?? 0)
    ? words('FIN: Node closes its side as well')
    : words('FIN: Node closes the connection');
}

function rstWords(packet: PacketEvent, trace: Trace): Words {
  if (packet.from === 'client') return words('RST: the client’s kernel resets the connection');
  const window = windowByConnection(trace).get(packet.conn);
  if (!window) return words('RST: the server’s kernel refuses');
  if (window.opens === packet) {
    return words(
      'RST: the server has reset the connection',
      'The server resets the connection. Its RST is in the client’s kernel.',
      `There is no FIN before it: once the data is read, the next read() or write() will fail with ECONNRESET. Until then Node does not know. ${windowOpensText(window, trace)}`,
    );
  }
  return words(
    'RST, and nobody looks',
    'The server’s kernel answers with RST: that socket is closed.',
    'It is on the wire but it is not what you will see. The FIN came first, and read() reports that first. A server that only half-closes never sends a RST and causes the same error.',
  );
}
