import {
  comesAfter,
  type DifferenceConstraint,
  type OrderLog,
  type Question,
  questionName,
} from '../../trace/record/order-log.ts';
import type { Schedule } from './exploration.ts';
import { sequenceOf } from './sequence.ts';
import {
  type Causes,
  causesOf,
  closureOf,
  momentUs,
  type System,
  solve,
  Unresolved,
} from './system.ts';

/** A part of all schedules that nobody has run yet: those in which these questions have these answers. */
export interface Branch {
  /** Name of the question → its answer. */
  readonly answers: ReadonlyMap<string, boolean>;
  /** One of its schedules. */
  readonly schedule: Schedule;
}

/** The constraint that a question with this answer is. */
export function linkOf({ left, right }: Question, answer: boolean): DifferenceConstraint {
  return answer ? { from: right, to: left, atMostUs: 0 } : { from: left, to: right, atMostUs: -1 };
}

/**
 * Divides what a run has left of its branch into branches.
 *
 * The run stands for all schedules that answer its questions as it did. Any other schedule of the
 * branch gives one of them the other answer, while all that this one depends on stay the same: so for
 * each question there is the branch in which it has the other answer, the questions before it in the
 * sequence have the answers of the run, and those that depend on it are open. Two such branches have
 * no schedule in common; the one with no schedule at all is left out. Within a group (see
 * `sequenceOf`) only what the branch gives is kept: then two branches may share an order, but none is lost.
 *
 * @param answers of the branch that was run
 * @returns nothing for a branch without a schedule, and `unknown` for one of which that is not known
 */
export function* branchesOf(
  log: OrderLog,
  answers: ReadonlyMap<string, boolean>,
  timerUs: number,
): Generator<Branch | 'unknown'> {
  const { questions, variables } = log;
  const names = questions.map((question) => questionName(question, variables));
  const parts = logParts(log, timerUs);
  const earlier: number[] = [];
  const sequence = sequenceOf(questions);
  const isGiven = (place: number) => answers.has(names[place] as string);
  for (const group of sequence) if (group.every(isGiven)) earlier.push(...group);
  const given = new Set(earlier);
  for (const group of sequence) {
    for (const place of group) {
      const question = questions[place] as Question;
      if (question.isForced || isGiven(place)) continue;
      const kept = [
        ...earlier.filter((other) => !group.includes(other)),
        ...group.filter((other) => other !== place && isGiven(other)),
      ].filter((other) => !comesAfter(questions[other] as Question, question));
      const links = kept.map((other) => {
        const before = questions[other] as Question;
        return linkOf(before, before.answer);
      });
      links.push(linkOf(question, !question.answer));
      const solved = solvePart(parts, links);
      if (solved === 'unknown') yield solved;
      if (typeof solved !== 'object') continue;
      const predicted = new Map<string, boolean>();
      for (const other of kept) {
        predicted.set(names[other] as string, (questions[other] as Question).answer);
      }
      predicted.set(names[place] as string, !question.answer);
      yield { answers: predicted, schedule: scheduleOf(log, solved.us, solved.part) };
    }
    for (const place of group) if (!given.has(place)) earlier.push(place);
  }
}

/** A log, prepared for systems about parts of its variables. */
export interface LogParts {
  readonly log: OrderLog;
  readonly causes: Causes;
  readonly us: readonly number[];
  readonly isGrid: readonly boolean[];
  readonly timerUs: number;
}

export function logParts(log: OrderLog, timerUs: number): LogParts {
  return {
    log,
    causes: causesOf(log),
    us: log.variables.map(({ us }) => us),
    isGrid: log.variables.map(({ isGrid }) => isGrid),
    timerUs,
  };
}

/** Times for these links and for all that says what their variables are. */
export function solvePart(
  parts: LogParts,
  links: readonly DifferenceConstraint[],
): Solution | 'none' | 'unknown' {
  const { log, us, isGrid, timerUs } = parts;
  const begin = links.flatMap(({ from, to }) => [from.variable, to.variable]);
  const part = closureOf(begin, parts);
  const isIn = ({ from, to }: DifferenceConstraint) =>
    part.has(from.variable) && part.has(to.variable);
  const system: System = {
    us,
    isGrid,
    links: [...log.links.filter(isIn), ...links],
    eithers: log.eithers.filter(({ variable }) => part.has(variable)),
    timeouts: log.timeouts.filter(({ variable }) => part.has(variable)),
    timerUs,
  };
  try {
    const solved = solve(system);
    return solved ? { us: solved, part } : 'none';
  } catch (error) {
    if (error instanceof Unresolved) return 'unknown';
    throw error;
  }
}

interface Solution {
  readonly us: readonly number[];
  /** The variables that these are the times of. */
  readonly part: ReadonlySet<number>;
}

/** The schedule that gives the variables of a part these times. */
export function scheduleOf(
  log: OrderLog,
  us: readonly number[],
  part: ReadonlySet<number>,
): Schedule {
  const schedule: Record<string, number> = {};
  for (const [place, { name, since }] of log.variables.entries()) {
    if (since && part.has(place)) schedule[name] = (us[place] ?? 0) - momentUs(since, us);
  }
  for (const { variable, calledAt, expiry, loopTime } of log.timeouts) {
    const name = log.variables[variable]?.name;
    if (name === undefined || !part.has(variable)) continue;
    const sleepUs = momentUs(expiry, us) - momentUs(loopTime, us);
    schedule[name] = (us[variable] ?? 0) - momentUs(calledAt, us) - sleepUs;
  }
  return schedule;
}
