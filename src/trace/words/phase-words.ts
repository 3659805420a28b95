import { focusOf } from '../reading/focus.ts';
import { phasesBetween } from '../reading/order.ts';
import type {
  CallbackEvent,
  ImmediateEvent,
  PhaseEvent,
  TimerEvent,
  Trace,
} from '../record/event.ts';
import { nameOf, type Words, words } from './words.ts';

export function phaseWords({ actor, phase, turn }: PhaseEvent): Words {
  const who = nameOf(actor);
  switch (phase) {
    case 'main':
      return words('Main script', `${who} starts.`);
    case 'timers':
      return words('Phase: timers', `${who}’s loop runs the timers that are due.`);
    case 'pending':
      return words('Phase: pending', `${who}’s loop runs what was put off: a shutdown(), say.`);
    case 'poll':
      return words(
        `Phase: poll, turn ${turn}`,
        `${who}’s loop polls: it waits for sockets and reads them.`,
        'This is the only phase in which Node reads a socket.',
      );
    case 'check':
      return words(
        'Phase: check',
        `${who}’s loop runs what setImmediate() asked for.`,
        'Check follows poll. A FIN that came after this turn’s read is still unread here.',
      );
    case 'closing':
      return words(
        'Phase: closing',
        `${who}’s loop emits ‘close’ for handles that are closed.`,
        'It runs after Node has decided to close. It does not look for FINs.',
      );
    case 'beforeExit':
      return words('Nothing left to wait for', `${who}’s loop has nothing left to wait for.`);
    case 'exited':
      return words('The loop has ended', `${who}’s loop has ended.`);
  }
}

export function callbackWords({ actor, what }: CallbackEvent): Words {
  if (what === 'main script')
    return words('The main script runs', `${nameOf(actor)}’s main script runs.`);
  return words(
    `JavaScript: ${what}`,
    `${nameOf(actor)}: libuv calls into JavaScript, ${what}.`,
    'Before it returns, all nextTicks and microtasks run. A program that awaits resumes in here.',
  );
}

export function callbackEndWords(): Words {
  return words('JavaScript returns to the loop');
}

export function timerWords(event: TimerEvent, trace: Trace): Words {
  const { delayMs, fn } = event;
  const read = focusOf(trace)?.previous?.read;
  const phases = read && phasesBetween(read, event, trace);
  return words(
    `Timer of ${delayMs} ms`,
    `A timer of ${delayMs} ms fires: ${fn}.`,
    phases && timerMeaning(phases.includes('poll')),
  );
}

function timerMeaning(hasPolled: boolean): string {
  return hasPolled
    ? 'The loop had to wait for it, and it waits in the poll phase: it has polled since the response was read.'
    : 'It was due by the time the loop came to it, so the loop has not polled since the response was read.';
}

export function immediateWords({ fn }: ImmediateEvent): Words {
  return words(
    'setImmediate',
    `setImmediate fires in the check phase: ${fn}.`,
    'Check comes right after poll. Between the two, no socket is read.',
  );
}
