import { type OrderLog, questionName, type Variable } from '../../trace/record/order-log.ts';
import { type Branch, branchesOf } from './branches.ts';
import type { OrderProgress, Schedule } from './exploration.ts';
import type { ObservedRun } from './observed-run.ts';

/** One order: a run, and the answers that make it this order. */
export interface Order {
  readonly schedule: Schedule;
  readonly run: ObservedRun;
}

export interface Explored {
  readonly orders: readonly Order[];
  readonly isComplete: boolean;
  /** Runs that were made. More than orders only where messages cross each other. */
  readonly runs: number;
  /** Predicted answers to questions that a run did not ask, because others imply the answer. */
  readonly unasked: number;
}

/** A run that is to be made. */
interface OrderStep {
  readonly schedule: Schedule;
  readonly progress: OrderProgress;
}

interface ExploreOptions {
  readonly timerUs: number;
  /** Runs at most. */
  readonly runsMax: number;
  /** Asked before each run: true ends the search, and the result is not complete. */
  readonly isOver?: () => boolean;
}

/** A run did not do what was to follow from its schedule: the search cannot be relied on. */
export class Mispredicted extends Error {}

/**
 * Runs a program in every order that there is, each once: concolic testing over time. A run tells
 * which comparisons it depended on; each is turned over, where the bounds allow it, to a schedule for
 * the next run.
 *
 * It yields the schedule of each run, with the progress so far, and takes what the run gave.
 *
 * @throws Mispredicted when a run contradicts what it was made for
 */
export function* exploreOrders({
  timerUs,
  runsMax,
  isOver = () => false,
}: ExploreOptions): Generator<OrderStep, Explored, ObservedRun> {
  const open: Branch[] = [{ answers: new Map(), schedule: {} }];
  const orders: Order[] = [];
  const known = new Set<string>();
  const counts = { answered: 0, failed: 0, other: 0 };
  const branches = new Set<string>();
  let runs = 0;
  let unasked = 0;
  let isWhole = true;
  for (let branch = open.pop(); branch; branch = open.pop()) {
    if (runs >= runsMax || isOver()) return { orders, isComplete: false, runs, unasked };
    runs += 1;
    const progress = { orders: orders.length, ...counts, open: open.length + 1 };
    const run = yield { schedule: branch.schedule, progress };
    unasked += checkPrediction(run.log, branch);
    if (run.log.unsupported !== undefined) isWhole = false;
    const name = orderName(run.log);
    if (!known.has(name)) {
      known.add(name);
      counts[run.outcome] += 1;
      orders.push({ schedule: branch.schedule, run });
    }
    for (const next of branchesOf(run.log, branch.answers, timerUs)) {
      if (next === 'unknown') {
        isWhole = false;
        continue;
      }
      const answers = [...next.answers].map(([question, answer]) => `${question} ${answer}`);
      const key = answers.sort().join('\n');
      if (branches.has(key)) continue;
      branches.add(key);
      open.push(next);
    }
  }
  return { orders, isComplete: isWhole, runs, unasked };
}

/**
 * A question that was not asked is no contradiction when its times have the order that was predicted:
 * then the answer has become implied by others.
 *
 * @returns how many were not asked
 */
function checkPrediction(
  { questions, variables }: OrderLog,
  { answers, schedule }: Branch,
): number {
  const found = new Map(
    questions.map((question) => [questionName(question, variables), question.answer]),
  );
  let unasked = 0;
  for (const [name, answer] of answers) {
    const given = found.get(name);
    if (given === answer) continue;
    if (given === undefined && answerByTimes(name, variables) !== !answer) {
      unasked += 1;
      continue;
    }
    throw new Mispredicted(`orders: "${name}" was to be ${answer}, in ${JSON.stringify(schedule)}`);
  }
  return unasked;
}

/** Undefined when one of the two moments is not in this run. */
function answerByTimes(name: string, variables: readonly Variable[]): boolean | undefined {
  const [, left, right, us] = /^(.*) <= (.*) (-?\d+)$/.exec(name) ?? [];
  const leftUs = variables.find((variable) => variable.name === left)?.us;
  const rightUs = variables.find((variable) => variable.name === right)?.us;
  if (leftUs === undefined || rightUs === undefined) return undefined;
  return leftUs + Number(us) <= rightUs;
}

/** Two runs with the same name are one order. */
export function orderName({ questions, variables }: OrderLog): string {
  return questions
    .map((question) => `${questionName(question, variables)} ${question.answer}`)
    .sort()
    .join('\n');
}
