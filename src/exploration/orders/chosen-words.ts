import { choiceWords } from './words.ts';

/** How long something took in a run because somebody chose it, as an engine tells it. */
interface ToldTime {
  /** As a schedule names it. */
  readonly name: string;
  readonly us: number;
  /** Without the choice; undefined where that depends on the rest of the run. */
  readonly usualUs?: number;
}

/**
 * What was chosen, and what of it the run did not have: `Times of this run were chosen: callback 12 of the client takes
 * 1.2 ms longer than in the model.`
 *
 * @param names all times that were chosen, by their names in a schedule
 * @param taken those that the run came to
 */
export function chosenSentences(
  names: readonly string[],
  taken: readonly ToldTime[],
): readonly string[] {
  const known = new Set(taken.map(({ name }) => name));
  const unused = names.filter((name) => !known.has(name));
  const words = taken.map(chosenText);
  return [
    ...(words.length > 0 ? [`Chosen times: ${words.join(', ')}.`] : []),
    ...(unused.length > 0
      ? [
          `This run does not have ${unused.map(choiceWords).join(', ')}, so ${unused.length === 1 ? 'its time changes' : 'their times change'} nothing.`,
        ]
      : []),
  ];
}

function chosenText({ name, us, usualUs }: ToldTime): string {
  const what = choiceWords(name);
  const split = / split response \d+$/.test(name);
  if (split) return us > 0 ? `${what} in two segments` : `${what} in one segment`;
  if (usualUs === undefined) return `${what} takes ${ms(us)}`;
  const more = us - usualUs;
  if (more === 0) return `${what} takes ${ms(us)}, as in the model`;
  return `${what} takes ${ms(Math.abs(more))} ${more > 0 ? 'longer' : 'less'} than in the model`;
}

function ms(us: number): string {
  return `${us / 1000} ms`;
}

/** Characters of the longest name of a schedule. */
const NAME_CHARS_MAX = 60;

/**
 * Reads what a run says that it came to. A program of somebody's may have written it, so only times that were asked for
 * are taken.
 */
export function readChosen(told: unknown, delays: Readonly<Record<string, number>>): ToldTime[] {
  if (!Array.isArray(told)) return [];
  const taken = new Map<string, ToldTime>();
  for (const one of told) {
    const { name, usualUs } = Object(one) as { name?: unknown; usualUs?: unknown };
    if (typeof name !== 'string' || name.length > NAME_CHARS_MAX) continue;
    if (!Object.hasOwn(delays, name)) continue;
    const us = delays[name] as number;
    taken.set(name, { name, us, ...(Number.isFinite(usualUs) && { usualUs: Number(usualUs) }) });
  }
  return [...taken.values()];
}
