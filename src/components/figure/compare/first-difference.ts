import { sinceZeroText } from '../../../figures/run/time-label.ts';
import { durationText } from '../../../trace/words/time-text.ts';
import { type ComparedRuns, isDifferent } from './compared-runs.ts';
import { movedMark } from './moved-mark.ts';
import { stepHere } from './steps-at.ts';

/**
 * The first difference between two runs, in sentences: a step that one run has and the other does not have, has at
 * another time, or has with other content.
 */
export function firstDifferenceOf(pair: ComparedRuns): string {
  const mark = pair.marks[movedMark(pair, -1, 'next-failure')];
  const [one, other] = ([0, 1] as const).flatMap((side) => {
    const step = stepHere(pair.runs[side].scene, mark);
    return mark && step && isDifferent(pair, mark, side) ? [{ side, step }] : [];
  });
  if (!mark || !one) return 'The two runs do not differ in any step.';
  const when = sinceZeroText(mark.t, 'response');
  const start = `They first differ ${mark.t === 0 ? 'when ' : ''}${when}.`;
  const { sentence } = one.step.words;
  const said = `${start} ${pair.runs[one.side].title}: “${sentence}”`;
  const others = pair.runs[one.side === 0 ? 1 : 0];
  if (other) {
    const same = other.step.words.sentence === sentence;
    return `${said} ${others.title}: ${same ? 'the same, with other content.' : `“${other.step.words.sentence}”`}`;
  }
  const elsewhere = others.scene.steps.find(({ id }) => id === one.step.id);
  if (!elsewhere) return `${said} ${others.title}: nothing of the kind.`;
  // Marks are in the order of time and both clocks count from the response, so this step of the other run is later.
  const later = `${durationText(elsewhere.t - one.step.t)} later`;
  const same = elsewhere.words.sentence === sentence;
  return same
    ? `${said} ${others.title}: the same, ${later}.`
    : `${said} ${others.title}, ${later}: “${elsewhere.words.sentence}”`;
}
