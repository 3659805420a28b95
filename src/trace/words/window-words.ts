import { exchangesOf } from '../reading/exchanges.ts';
import { isLendable } from '../reading/lendable.ts';
import { closerOf, type RaceWindow } from '../reading/race-window.ts';
import type { Trace } from '../record/event.ts';
import { durationText } from './time-text.ts';

/** What the two ends of a race window are: `from FIN in the kernel to FIN read by Node`. */
export function windowEndsText(window: RaceWindow): string {
  const closer = closerOf(window);
  const end = {
    read: `${closer} read by Node`,
    look: 'Node’s look',
    unread: 'Node letting go of the socket',
    open: 'the end of the run',
  }[window.closedBy ?? 'open'];
  return `from ${closer} in the kernel to ${end}`;
}

/** What a race window is, where it is drawn. */
export function windowText(window: RaceWindow): string {
  return `race window: ${closerOf(window)} in the kernel, not yet read by Node`;
}

/** What the hatching of a ladder means, and where its clock is zero. */
export function windowLegend(window: RaceWindow): string {
  return `${windowText(window)}. 0.000: the ${closerOf(window)} comes`;
}

/** How long after the opening of a window something happens: `330 µs after the FIN`. */
export function afterCloserText({ t }: { readonly t: number }, window: RaceWindow): string {
  return `${durationText(t - window.opensAt)} after the ${closerOf(window)}`;
}

/** That a window opens. Where no request can get the socket, it is no danger. */
export function windowOpensText(window: RaceWindow, trace: Trace): string {
  return isLendable(window, trace)
    ? 'The race window is open.'
    : 'Nobody can lend this socket, so that harms no request.';
}

/** That a window closes, and whether a request was written into it. */
export function windowClosesText({ writesInside }: RaceWindow): string {
  return writesInside.length === 0
    ? 'The race window closes with nothing inside.'
    : 'The race window closes.';
}

/** What it means that Node learns of the end of a connection at a time. */
export function closingText(t: number, window: RaceWindow, trace: Trace): string {
  const after = `That is the ${closerOf(window)}, ${durationText(t - window.opensAt)} after it came`;
  const lost = exchangesOf(trace).find(
    ({ written }) => written && window.writesInside.includes(written.id),
  );
  if (lost?.written) {
    return `${after} and ${durationText(t - lost.written.t)} after request ${lost.number} was written. ${windowClosesText(window)}`;
  }
  const waiting = exchangesOf(trace).find(
    ({ answered, written }) => written && window.writesBefore.includes(written.id) && !answered,
  );
  if (waiting) return `${after}. Request ${waiting.number}, written before it, gets no answer.`;
  return isLendable(window, trace) ? `${after}. ${windowClosesText(window)}` : `${after}.`;
}
