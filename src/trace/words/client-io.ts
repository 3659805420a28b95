import { exchangeByEvent, exchangesOf } from '../reading/exchanges.ts';
import { focusOf } from '../reading/focus.ts';
import { isLendable } from '../reading/lendable.ts';
import { isBefore } from '../reading/order.ts';
import { closerOf, type RaceWindow, raceWindowsOf, windowAround } from '../reading/race-window.ts';
import type { SyscallEvent, Trace } from '../record/event.ts';
import { durationText } from './time-text.ts';
import { bytesText, type Words, words } from './words.ts';

/** The most bytes that libuv reads at once (uv__read asks its user for a buffer of 64 kB). */
const READ_BUFFER_BYTES = 65_536;

/** write(2) by the client. Here it is decided whether the request is lost. */
export function clientWriteWords(event: SyscallEvent, trace: Trace): Words {
  const exchange = exchangeByEvent(trace).get(event);
  if (!exchange) return words(`write() = ${event.result ?? '?'}`);
  const { number, requested, reused } = exchange;
  const inside = windowAround(event, trace);
  if (inside) return lateWriteWords(event, number, inside);

  const focus = focusOf(trace);
  if (exchange === focus?.request && focus.window?.writesBefore.includes(event.id) && reused) {
    return words(
      `Request ${number} is written, before the ${closerOf(focus.window)}`,
      undefined,
      'The server has not closed yet. Nothing on this machine could tell Node that it is about to.',
    );
  }
  if (exchange === focus?.request && focus.window && isBefore(focus.window.closes, event, trace)) {
    return words(
      isLendable(focus.window, trace)
        ? `Request ${number} is written, outside the window`
        : `Request ${number} is written, on a new connection`,
      undefined,
      'It travels on a new connection, and the server is there to read it.',
    );
  }
  if (requested?.connectionHeader?.toLowerCase() === 'close') {
    return words(
      `Request ${number}, Connection: close`,
      `Request ${number} leaves, and asks for the connection to be closed.`,
      'Node notes the wish in req._last. The flag that decides about reuse, req.shouldKeepAlive, does not follow it.',
    );
  }
  return words(`Request ${number} is written`);
}

function lateWriteWords(event: SyscallEvent, number: number, window: RaceWindow): Words {
  const closer = closerOf(window);
  const sentence = `Request ${number} is written, ${durationText(event.t - window.opensAt)} after the ${closer}.`;
  if (typeof event.result === 'string') {
    return words(
      `write() = ${event.result}, too late`,
      sentence,
      'The kernel refuses the bytes, because the connection has been reset. This is how Node learns of it.',
    );
  }
  return words(
    `Request ${number} is written, too late`,
    sentence,
    `write() returns ${event.result}. The kernel accepts the bytes, because a FIN closes only the other direction. The write fell into the race window; the error is now certain and not yet visible.`,
  );
}

/**
 * recvfrom(2) with MSG_PEEK by the client: Node asks the kernel before it reuses a socket
 * (hasPendingRead in lib/_http_agent.js, Node 22.23.5, 24.22.1, 26.12.1 and later).
 */
export function clientPeekWords(event: SyscallEvent, trace: Trace): Words {
  const window = raceWindowsOf(trace).find((each) => each.closes === event);
  if (window) {
    const closer = closerOf(window);
    return words(
      `Node looks, and finds the ${closer}`,
      `Before it uses the socket again, Node asks the kernel whether there is something to read. There is: the ${closer}, ${durationText(event.t - window.opensAt)} after it came.`,
      window.writesInside.length === 0
        ? 'It destroys the socket instead. The race window closes with nothing inside.'
        : 'It destroys the socket instead. The race window closes.',
    );
  }
  if (event.result === 'EAGAIN') {
    return words(
      'Node looks, and finds nothing',
      'Before it uses the socket again, Node asks the kernel whether there is something to read. There is nothing.',
      'A look finds what has arrived. It cannot find a FIN that is still to come.',
    );
  }
  return words(
    `Node looks, and finds ${lookedAt(event)}`,
    `Before it uses the socket again, Node asks the kernel whether there is something to read: ${lookedAt(event)}.`,
    'It destroys the socket instead.',
  );
}

function lookedAt({ result }: SyscallEvent): string {
  if (result === 0) return 'the end of the stream';
  return typeof result === 'number' ? 'bytes that nobody asked for' : (result ?? 'something');
}

/**
 * read(2) by the client. This is how Node learns of data, of the end of the stream and of errors.
 */
export function clientReadWords(event: SyscallEvent, trace: Trace): Words {
  const window = raceWindowsOf(trace).find((each) => each.conn === event.conn);
  if (event.result === 0) return endOfFileWords(event, trace);
  if (typeof event.result === 'string') {
    return words(
      `read() = ${event.result}`,
      `The poll phase reads the socket: ${event.result}.`,
      window?.closes === event ? `That is the reset.${windowCloses(window, trace)}` : undefined,
    );
  }
  const size = bytesText(event.result ?? 0);
  if (event.result === READ_BUFFER_BYTES) {
    return words(
      `Node reads ${size}`,
      `The poll phase reads ${size}.`,
      'The buffer is full, so libuv reads on.',
    );
  }
  if (!window || !isBefore(window.opens, event, trace)) {
    return words(
      `Node reads ${size}`,
      `The poll phase reads the ${size}.`,
      'There is nothing behind them.',
    );
  }
  const closer = closerOf(window);
  return words(
    `Node reads ${size}, not the ${closer}`,
    `The poll phase reads the ${size} and stops there.`,
    `The buffer holds ${READ_BUFFER_BYTES} bytes. After a short read libuv does not read again in this phase (uv__read, src/unix/stream.c), so the ${closer} behind the data stays in the kernel.`,
  );
}

function endOfFileWords(event: SyscallEvent, trace: Trace): Words {
  const window = raceWindowsOf(trace).find((each) => each.closes === event);
  return words(
    'Next poll: read() = 0, end of file',
    'The next poll phase reads the socket: 0 bytes, end of file.',
    window && closingWords(event.t, window, trace),
  );
}

/** What it means that a window closes at time `t`. */
export function closingWords(t: number, window: RaceWindow, trace: Trace): string {
  const after = `That is the ${closerOf(window)}, ${durationText(t - window.opensAt)} after it came`;
  const lost = exchangesOf(trace).find(
    (each) => each.written && window.writesInside.includes(each.written.id),
  );
  if (lost?.written) {
    return `${after} and ${durationText(t - lost.written.t)} after request ${lost.number} was written. The race window closes.`;
  }
  const waiting = exchangesOf(trace).find(
    (each) => each.written && window.writesBefore.includes(each.written.id) && !each.answered,
  );
  if (waiting) return `${after}. Request ${waiting.number}, written before it, gets no answer.`;
  return isLendable(window, trace)
    ? `${after}. The race window closes with nothing inside.`
    : `${after}.`;
}

function windowCloses(window: RaceWindow, trace: Trace): string {
  return isLendable(window, trace) ? ' The race window closes.' : '';
}
