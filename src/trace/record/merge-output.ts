import type { OutputEvent, Unnamed } from './event.ts';

/** Events of output that a run has one by one. After that a stretch of output is one event. */
export const OUTPUT_EVENTS_APART = 1_000;

/**
 * Joins what a program prints without a pause, once it has printed very often: a loop of 40,000
 * `console.log` would otherwise make as many events, and a page would stand still while it reads
 * them. Nothing of the text gets lost, and a run that prints less stays as it is.
 */
export function mergeOutput(reports: readonly Unnamed[]): readonly Unnamed[] {
  let outputs = 0;
  const merged: Unnamed[] = [];
  let stretch: { readonly first: Unnamed<OutputEvent>; readonly texts: string[] } | undefined;
  const endStretch = () => {
    if (stretch) merged.push({ ...stretch.first, text: stretch.texts.join('') });
    stretch = undefined;
  };
  for (const report of reports) {
    if (report.kind !== 'output' || ++outputs <= OUTPUT_EVENTS_APART) {
      endStretch();
      merged.push(report);
      continue;
    }
    if (stretch && isSameStream(stretch.first, report)) {
      stretch.texts.push(report.text);
      continue;
    }
    endStretch();
    stretch = { first: report, texts: [report.text] };
  }
  endStretch();
  return merged;
}

function isSameStream(one: Unnamed<OutputEvent>, other: Unnamed<OutputEvent>): boolean {
  return one.actor === other.actor && one.stream === other.stream;
}
