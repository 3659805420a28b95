import {
  comesAfter,
  type DifferenceConstraint,
  type OrderLog,
  type Question,
  questionName,
} from '../../trace/record/order-log.ts';
import type { Schedule } from './exploration.ts';
import { sequenceOf } from './sequence.ts';
import { type Causes, causesOf, closureOf, momentUs, type System, solve } from './system.ts';

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
 * `sequenceOf`) nothing is kept: then two branches may share an order, but none is lost.
 *
 * @param answers of the branch that was run
 */
export function* branchesOf(
  log: OrderLog,
  answers: ReadonlyMap<string, boolean>,
  timerUs: number,
): Generator<Branch | undefined> {
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
      const kept = earlier.filter((other) => {
        const before = questions[other] as Question;
        return !group.includes(other) && !comesAfter(before, question);
      });
      const links = kept.map((other) => {
        const before = questions[other] as Question;
        return linkOf(before, before.answer);
      });
      links.push(linkOf(question, !question.answer));
      const solved = solvePart(parts, links);
      if (!solved) {
        yield undefined;
        continue;
      }
      const predicted = new Map<string, boolean>();
      for (const other of kept) {
        predicted.set(names[other] as string, (questions[other] as Question).answer);
      }
      for (const other of group) {
        if (
          other !== place &&
          isGiven(other) &&
          !comesAfter(questions[other] as Question, question)
        )
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

/** Times for these links and for all that says what their variables are; undefined for none. */
export function solvePart(parts: LogParts, links: readonly DifferenceConstraint[]) {
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
  const solved = solve(system);
  return solved && { us: solved, part };
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
