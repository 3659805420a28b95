import type { CallbackEvent, Phase, PhaseEvent, TraceEvent } from '../../trace/record/event.ts';
import { excerpt, type Words, words } from '../../trace/words/words.ts';
import { boardAt } from './board.ts';
import type { LoopMoment, LoopRun } from './moments.ts';
import type { Queued } from './queued.ts';

/** A step of a run of /loop/ in words. The first sentence says what happens; `why` says what follows from it. */
export function momentWords(run: LoopRun, index: number): Words {
  const moment = run.moments[index];
  if (!moment) return words('', '');
  const { event, place, queued } = moment;
  if (queued?.askedAt === place) return askedWords(queued);
  if (queued?.clearedAt === place) return clearedWords(queued);
  if (event.kind === 'phase') return phaseMomentWords(event, run, index);
  return ranWords(moment) ?? programWords(event);
}

function askedWords(queued: Queued): Words {
  const where = queued.line === undefined ? '' : `Line ${queued.line}: `;
  switch (queued.queue) {
    case 'tick':
      return words(
        `asks: nextTick`,
        `${where}process.nextTick puts ${functionText(queued)} into the tick queue.`,
        'It runs when the present callback has returned, before the loop goes on.',
      );
    case 'immediate':
      return words(
        `asks: setImmediate`,
        `${where}setImmediate puts ${functionText(queued)} into the queue of the check phase.`,
        'The check phase comes right after poll.',
      );
    case 'timer':
      return words(
        `asks: timer`,
        `${where}${queued.repeats ? 'an interval' : 'a timer'} of ${queued.delayMs} ms is set.`,
        queued.delayMs === 1
          ? 'The shortest time is 1 ms: setTimeout(0) means the same.'
          : 'The time says “not before”. The timer runs in the first timers phase after it.',
      );
    case 'job':
      return words(
        `asks: ${JOB_NAMES[queued.name] ?? 'a promise job'}`,
        `${where}a promise job waits: ${JOB_NAMES[queued.name] ?? queued.name}.`,
        'Promise jobs (microtasks) run when the tick queue is empty, before the loop goes on.',
      );
  }
}

function clearedWords(queued: Queued): Words {
  const what = { tick: 'tick', job: 'job', timer: 'timer', immediate: 'immediate' }[queued.queue];
  return words(
    `clears: ${what}`,
    `The ${what} of line ${queued.line ?? '?'} is taken back. It will not run.`,
  );
}

function ranWords({ event, queued }: LoopMoment): Words | undefined {
  switch (event.kind) {
    case 'tick':
      return words(
        'runs: a tick',
        `The tick queue: ${functionText(queued)} runs.`,
        'Node empties this queue before it looks at the promise jobs.',
      );
    case 'microtask':
      if (queued?.line === undefined) {
        return words(
          'runs: the module',
          'The program begins. Node evaluates an ES module in a promise job.',
          'So the promise jobs that it asks for come next, and the ticks after them.',
        );
      }
      return words(
        `runs: ${JOB_NAMES[event.job]}`,
        `A promise job runs: ${JOB_NAMES[event.job]}.`,
        event.job === 'thenable'
          ? 'A promise was resolved with another promise. It asks that one for its result, which takes jobs of its own.'
          : 'Jobs that it asks for run in the same round. Ticks that it asks for wait until all jobs are done.',
      );
    case 'timer':
      return words(
        `runs: timer of ${event.delayMs} ms`,
        `The timer of ${event.delayMs} ms is due: ${functionText(queued)} runs.`,
        'After it, ticks and promise jobs run, and only then the next timer.',
      );
    case 'immediate':
      return words(
        'runs: an immediate',
        `An immediate runs: ${functionText(queued)}.`,
        'After it, ticks and promise jobs run. An immediate that is asked for now waits for the next turn.',
      );
    default:
      return undefined;
  }
}

function phaseMomentWords({ phase, turn }: PhaseEvent, run: LoopRun, index: number): Words {
  const { short, sentence, why } = PHASE_WORDS[phase];
  if (phase !== 'poll') return words(short, sentence.replace('{turn}', String(turn)), why);
  return words(`${short}, turn ${turn}`, pollText(run, index), why);
}

/** What the loop does in a poll phase: it waits, or it does not. */
function pollText(run: LoopRun, index: number): string {
  const now = run.moments[index]?.event;
  const next = run.moments[index + 1]?.event;
  if (next?.kind === 'callback')
    return 'Poll: the loop looks for I/O that is done, and finds some.';
  if (now && next && next.t - now.t >= SLEEP_US_MIN) {
    return 'Poll: nothing has come, so the loop sleeps until something does or the next timer is due.';
  }
  const nothing = 'Poll: the loop looks for I/O that is done. There is none';
  if (boardAt(run, index).waiting.immediate.length > 0) {
    return `${nothing}, and it does not sleep, because an immediate is waiting.`;
  }
  return `${nothing}, and the loop goes on.`;
}

/** From this time on, a poll phase has slept. The Lab's own costs of a callback are below it. */
const SLEEP_US_MIN = 600;

const PHASE_WORDS: Readonly<Record<Phase, { short: string; sentence: string; why?: string }>> = {
  main: {
    short: 'Main program',
    sentence: 'Node starts the program. The loop does not turn yet.',
    why: 'First the whole program runs, from its first line to its last, then the ticks and promise jobs that it asked for.',
  },
  timers: {
    short: 'Phase: timers',
    sentence: 'Timers: the loop runs the timers that are due, the earliest first.',
    why: 'uv__run_timers in libuv calls processTimers in Node’s lib/internal/timers.js.',
  },
  pending: {
    short: 'Phase: pending callbacks',
    sentence:
      'Pending callbacks: what an earlier poll put off, the end of a shutdown() for example.',
  },
  poll: {
    short: 'Phase: poll',
    sentence: '',
    why: 'This is where the loop sleeps, and the only phase in which it reads from sockets.',
  },
  check: {
    short: 'Phase: check',
    sentence: 'Check: the loop runs the immediates that are waiting now.',
    why: 'processImmediate in Node’s lib/internal/timers.js takes the whole list, so what is added meanwhile waits for the next turn.',
  },
  closing: {
    short: 'Phase: close callbacks',
    sentence: 'Close callbacks: handles that were closed in this turn tell so.',
  },
  beforeExit: {
    short: 'Nothing left',
    sentence: 'Nothing is left that keeps the loop alive, so it ends.',
    why: 'Timers with unref() do not count.',
  },
  exited: { short: 'The end', sentence: 'The process has ended.' },
};

/** For the program's own events, and for callbacks of I/O. */
function programWords(event: TraceEvent): Words {
  switch (event.kind) {
    case 'output':
      return words(
        `prints: ${excerpt(event.text)}`,
        `${lineText(event)}prints “${excerpt(event.text, 80)}”.`,
      );
    case 'callback':
      return callbackMomentWords(event);
    case 'throw':
      return words(
        `await throws: ${event.error.name}`,
        `${lineText(event)}the await throws ${event.error.name}: ${excerpt(event.error.message, 120)}`,
      );
    case 'uncaught':
      return words(
        `${event.error.name}: ${excerpt(event.error.message)}`,
        `Nobody catches ${event.error.name}: ${excerpt(event.error.message, 120)}`,
        'Node prints it and ends the process.',
      );
    case 'exit':
      return words(`Exit code ${event.code}`, `The process ends with exit code ${event.code}.`);
    case 'limit':
      return words('The run was ended', event.message);
    default:
      return words(event.kind, event.kind);
  }
}

function callbackMomentWords({ what }: CallbackEvent): Words {
  if (what === 'exit' || what === 'beforeExit') {
    return words(`‘${what}’`, `The process emits ‘${what}’.`);
  }
  return words(
    `callback: ${what}`,
    `The loop calls the program: ${CALLBACK_NAMES[what] ?? what}.`,
    'When it returns, ticks and promise jobs run before the loop goes on.',
  );
}

/** Callbacks of Node’s C++ that a small program meets. The others keep their names. */
const CALLBACK_NAMES: Readonly<Record<string, string>> = {
  'TCP.onconnection': 'a client has connected',
  'TCP.onread': 'a socket has something to read',
  'TCP.onclose': 'a socket is closed',
  'TCPConnectWrap.oncomplete': 'a connection is made',
  'GetAddrInfoReqWrap.oncomplete': 'a name has been looked up',
};

const JOB_NAMES: Readonly<Record<string, string>> = {
  await: 'an await goes on',
  reaction: 'a function given to then()',
  thenable: 'a promise follows another promise',
  queueMicrotask: 'a function given to queueMicrotask()',
};

/** `again()`, or `the function of line 3`. */
function functionText(queued: Queued | undefined): string {
  if (queued?.name) return `${queued.name}()`;
  return queued?.line === undefined ? 'a function' : `the function of line ${queued.line}`;
}

function lineText({ line }: TraceEvent): string {
  return line === undefined ? 'The program ' : `Line ${line} `;
}

/** How an entry of a queue is named in its box. */
export function queuedLabel({ queue, name, line, delayMs, repeats }: Queued): string {
  const where = line === undefined ? '' : `line ${line}`;
  const what = queue === 'job' ? JOB_LABELS[name] : name && `${name}()`;
  const time = delayMs === undefined ? '' : `${repeats ? 'every ' : ''}${delayMs} ms`;
  return [time, what, where].filter(Boolean).join(' · ');
}

const JOB_LABELS: Readonly<Record<string, string>> = {
  await: 'await',
  reaction: 'then()',
  thenable: 'follow',
  queueMicrotask: 'queueMicrotask()',
};
