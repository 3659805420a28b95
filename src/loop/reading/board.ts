import type { Phase, TraceEvent } from '../../trace/record/event.ts';
import type { LoopRun } from './moments.ts';
import { QUEUE_NAMES, type Queued, type QueueName } from './queued.ts';

/** What stands on the page at a step. */
export interface Board {
  readonly phase: Phase;
  /** Iterations of the loop that have begun; 0 in the main program. */
  readonly turn: number;
  readonly waiting: Readonly<Record<QueueName, readonly Queued[]>>;
  /** What runs now, where the program has put it into a queue. */
  readonly running: Queued | undefined;
  /** The program's line that this step belongs to. Undefined where the loop is at work itself. */
  readonly line: number | undefined;
  /** What the program has printed so far, both streams. */
  readonly output: string;
}

/** @param index of a step in `moments` */
export function boardAt({ trace, moments, queued }: LoopRun, index: number): Board {
  const moment = moments[index];
  const place = moment?.place ?? -1;
  let phase: Phase = 'main';
  let turn = 0;
  let output = '';
  let begun = -1;
  for (const [at, event] of trace.slice(0, place + 1).entries()) {
    if (event.actor !== 'client') continue;
    if (event.kind === 'phase') ({ phase, turn } = event);
    if (event.kind === 'output') output += event.text;
    if (BEGINS.has(event.kind)) begun = at;
    if (event.kind === 'callback-end' || event.kind === 'phase') begun = -1;
  }
  const ran = queued.find(({ ranAt }) => ranAt.includes(begun));
  const running = ran?.line === undefined ? undefined : ran;
  return {
    phase,
    turn,
    waiting: waitingAt(queued, place),
    running,
    line: moment && lineOf(moment, trace, begun, running),
    output,
  };
}

const BEGINS: ReadonlySet<string> = new Set([
  'callback',
  'tick',
  'microtask',
  'timer',
  'immediate',
]);

/**
 * The line of the program at a step. An event has the line of the statement that was begun last. At
 * the start of a callback that is an old one, so the next event is asked. A function of Node's own
 * that was given to then() has no line; then the line that asked for it is meant.
 */
function lineOf(
  { place, event }: LoopRun['moments'][number],
  trace: LoopRun['trace'],
  begun: number,
  running: Queued | undefined,
): number | undefined {
  if (event.kind === 'phase' || event.kind === 'exit' || event.kind === 'limit') return undefined;
  if (begun < 0) return event.line;
  const old = trace[begun]?.line;
  const ran = trace.slice(begun + 1, nextBeginning(trace, place)).filter(isClients);
  const isStill = ran.every(({ line }) => line === undefined || line === old);
  if (isStill && running?.name === 'reaction') return running.line;
  return place === begun ? (ran[0]?.line ?? running?.line) : event.line;
}

function isClients({ actor }: TraceEvent): boolean {
  return actor === 'client';
}

/** The place of the next thing that begins or ends. */
function nextBeginning(trace: LoopRun['trace'], place: number): number {
  const found = trace.findIndex(
    (event, at) =>
      at > place &&
      isClients(event) &&
      (BEGINS.has(event.kind) || event.kind === 'callback-end' || event.kind === 'phase'),
  );
  return found < 0 ? trace.length : found;
}

function waitingAt(queued: readonly Queued[], place: number): Board['waiting'] {
  const waits = ({ askedAt, ranAt, clearedAt, repeats }: Queued) =>
    askedAt <= place &&
    (clearedAt === undefined || clearedAt > place) &&
    (repeats === true || ranAt.every((ran) => ran > place));
  const waiting = queued.filter(waits);
  const of = (name: QueueName) => waiting.filter(({ queue }) => queue === name);
  return { tick: of('tick'), job: of('job'), timer: of('timer'), immediate: of('immediate') };
}

/** The queues, in the order in which Node looks at them. */
export const QUEUE_ORDER = Object.keys(QUEUE_NAMES) as readonly QueueName[];

/** Steps among which the opening one is looked for. */
const OPENING_STEPS_MAX = 200;

/** The step at which a page opens: the last one at which most things wait. */
export function openingStep({ moments, queued }: LoopRun): number {
  let opening = 0;
  let most = 1;
  for (const [index, { place }] of moments.slice(0, OPENING_STEPS_MAX).entries()) {
    const count = Object.values(waitingAt(queued, place)).flat().length;
    if (count < most) continue;
    opening = index;
    most = count;
  }
  return opening;
}
