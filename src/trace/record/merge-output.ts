import type { OutputEvent, Unnamed } from './event.ts';

/** Events of output that a run has one by one. After that a stretch of output is one event. */
export const OUTPUT_EVENTS_APART = 1_000;
/** Events at the end of a stretch that stay by themselves. */
const LAST_APART = 10;

/**
 * Joins what a program prints without a pause, once it has printed very often: a loop of 40,000
 * `console.log` would otherwise make as many events, and a page would stand still while it reads
 * them. Nothing of the text gets lost, and a run that prints less stays as it is.
 */
export function mergeOutput(reports: readonly Unnamed[]): readonly Unnamed[] {
  let outputs = 0;
  const merged: Unnamed[] = [];
  let stretch: Unnamed<OutputEvent>[] = [];
  for (const report of reports) {
    const isApart = report.kind !== 'output' || ++outputs <= OUTPUT_EVENTS_APART;
    const [first] = stretch;
    if (first && (isApart || !isSameStream(first, report))) {
      merged.push(...joined(stretch));
      stretch = [];
    }
    if (isApart) merged.push(report);
    else stretch.push(report);
  }
  return [...merged, ...joined(stretch)];
}

/** One event for the stretch, and one for each of its last lines, which a page shows by themselves. */
function joined(stretch: readonly Unnamed<OutputEvent>[]): readonly Unnamed[] {
  const [first, ...others] = stretch.slice(0, -LAST_APART);
  if (!first) return stretch;
  const text = [first, ...others].map((each) => each.text).join('');
  return [{ ...first, text }, ...stretch.slice(-LAST_APART)];
}

function isSameStream(one: Unnamed<OutputEvent>, other: Unnamed<OutputEvent>): boolean {
  return one.actor === other.actor && one.stream === other.stream;
}
