import { closerOf, type RaceWindow } from '../reading/race-window.ts';

/** The two ends of a race window, after “lasts 0.3 ms, ”. */
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
