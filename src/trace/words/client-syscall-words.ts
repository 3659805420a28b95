import { exchangeByEvent } from '../reading/exchanges.ts';
import { focusOf } from '../reading/focus.ts';
import { isLendable } from '../reading/lendable.ts';
import { isBefore } from '../reading/order.ts';
import {
  closerOf,
  type RaceWindow,
  windowAround,
  windowByCloser,
  windowByConnection,
} from '../reading/race-window.ts';
import type { SyscallEvent, Trace } from '../record/event.ts';
import { afterCloserText, closingText, windowClosesText } from './window-words.ts';
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
  const sentence = `Request ${number} is written, ${afterCloserText(event, window)}.`;
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

/** read(2) by the client: this is how Node learns of anything. */
export function clientReadWords(event: SyscallEvent, trace: Trace): Words {
  const window = windowByConnection(trace).get(event.conn);
  if (event.result === 0) return endOfFileWords(event, trace);
  if (typeof event.result === 'string') {
    return words(
      `read() = ${event.result}`,
      `The poll phase reads the socket: ${event.result}.`,
      window?.closes === event ? resetReadText(window, trace) : undefined,
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
    `The buffer holds ${bytesText(READ_BUFFER_BYTES)}. After a short read libuv does not read again in this phase (uv__read, src/unix/stream.c), so the ${closer} behind the data stays in the kernel.`,
  );
}

function endOfFileWords(event: SyscallEvent, trace: Trace): Words {
  const window = windowByCloser(trace).get(event);
  return words(
    'Next poll: read() = 0, end of file',
    'The next poll phase reads the socket: 0 bytes, end of file.',
    window && closingText(event.t, window, trace),
  );
}

function resetReadText(window: RaceWindow, trace: Trace): string {
  const reset = 'That is the reset.';
  return isLendable(window, trace) ? `${reset} ${windowClosesText(window)}` : reset;
}
