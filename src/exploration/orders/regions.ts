import {
  type OrderLog,
  type Question,
  questionName,
  type Variable,
} from '../../trace/record/order-log.ts';
import { linkOf, logParts, solvePart } from './branches.ts';
import type { Inequality, Region } from './exploration.ts';
import type { Order } from './explore.ts';
import { inequalityOf } from './words.ts';

/** An order with its questions by what they are about. */
interface Named {
  readonly order: Order;
  readonly questions: ReadonlyMap<string, Question>;
}

/**
 * What a question is about, in orders in which the same callback has different numbers: without the
 * number of the process's own moment.
 */
function subjectOf(question: Question, variables: readonly Variable[]): string {
  return questionName(question, variables).replace(
    /<= ((?:client|server) (?:end of callback|callback|poll|timer|loop time)) \d+ /,
    '<= $1 ',
  );
}

/** By subject; of several questions about one subject, one that was answered with yes. */
function bySubject({ questions, variables }: OrderLog): ReadonlyMap<string, Question> {
  const subjects = new Map<string, Question>();
  for (const question of questions) {
    const subject = subjectOf(question, variables);
    if (!subjects.get(subject)?.answer) subjects.set(subject, question);
  }
  return subjects;
}

/**
 * Orders with one outcome together: the orders are divided by the question that tells the outcomes
 * apart best, until each part has one outcome. The questions on the way to a part are its region.
 */
export function regionsOf(orders: readonly Order[], timerUs: number): readonly Region[] {
  const named = orders.map((order): Named => ({ order, questions: bySubject(order.run.log) }));
  return named.length === 0 ? [] : divide(named, [], timerUs);
}

/** Answers by name of the question; undefined: it is not asked. */
type Way = readonly (readonly [name: string, answer: boolean | undefined])[];

function divide(orders: readonly Named[], way: Way, timerUs: number): readonly Region[] {
  const [first] = orders;
  if (!first) return [];
  const { outcome } = first.order.run;
  const name = orders.every(({ order }) => order.run.outcome === outcome)
    ? undefined
    : bestQuestion(orders);
  if (name === undefined) {
    return [
      {
        outcome,
        orders: orders.length,
        inequalities: inequalitiesOf(first, way, timerUs),
        example: first.order.schedule,
      },
    ];
  }
  const parts = new Map<boolean | undefined, Named[]>();
  for (const one of orders) {
    const answer = one.questions.get(name)?.answer;
    parts.set(answer, [...(parts.get(answer) ?? []), one]);
  }
  return [...parts].flatMap(([answer, part]) => divide(part, [...way, [name, answer]], timerUs));
}

/** The question whose answers leave the least mixture of outcomes: Gini's measure. */
function bestQuestion(orders: readonly Named[]): string | undefined {
  let best: { readonly name: string; readonly mixture: number } | undefined;
  const names = new Set(orders.flatMap(({ questions }) => [...questions.keys()]));
  for (const name of names) {
    const parts = new Map<boolean | undefined, Map<string, number>>();
    for (const { order, questions } of orders) {
      const answer = questions.get(name)?.answer;
      const counts = parts.get(answer) ?? new Map<string, number>();
      counts.set(order.run.outcome, (counts.get(order.run.outcome) ?? 0) + 1);
      parts.set(answer, counts);
    }
    if (parts.size < 2) continue;
    let mixture = parts.has(undefined) ? UNASKED_COST : 0;
    for (const counts of parts.values()) {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const squares = [...counts.values()].reduce((sum, count) => sum + count * count, 0);
      mixture += all - squares / all;
    }
    if (!best || mixture < best.mixture) best = { name, mixture };
  }
  return best?.name;
}

/** A question that all orders ask makes a better sentence than one that some do not ask. */
const UNASKED_COST = 0.001;

/** The answers on the way, without those that follow from the others. */
function inequalitiesOf({ order, questions }: Named, way: Way, timerUs: number): Inequality[] {
  const { log } = order.run;
  const asked = way.flatMap(([name]) => {
    const question = questions.get(name);
    return question ? [question] : [];
  });
  const parts = logParts(log, timerUs);
  const needed = [...asked];
  for (const question of asked) {
    const others = needed.filter((other) => other !== question);
    const links = others.map((other) => linkOf(other, other.answer));
    const otherwise = solvePart(parts, [...links, linkOf(question, !question.answer)]);
    if (otherwise === 'none') needed.splice(needed.indexOf(question), 1);
  }
  const unasked = way.flatMap(([subject, answer]) =>
    answer === undefined ? [{ text: `the run does not come to "${subject}"`, times: '' }] : [],
  );
  return [
    ...needed.map((question) => inequalityOf(question, question.answer, log.variables)),
    ...unasked,
  ];
}
