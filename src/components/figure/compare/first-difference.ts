import { sinceZeroText } from '../../../figures/time-label.ts';
import { movedMark } from './moved-mark.ts';
import { isDifferent, type Pair } from './pair.ts';
import { stepHere } from './steps-at.ts';

/** Where two runs part, in sentences: the first moment at which one does what the other does not do. */
export function firstDifferenceOf(pair: Pair): string {
  const at = movedMark(pair, -1, 'next-failure');
  const mark = pair.marks[at];
  const sides = ([0, 1] as const).flatMap((side) => {
    const step = stepHere(pair.runs[side].scene, mark);
    if (!mark || !step || !isDifferent(pair, mark, side)) return [];
    return [{ title: pair.runs[side].title, sentence: step.words.sentence }];
  });
  const [one, other] = sides;
  if (!mark || !one) return 'The two runs do not differ in any step.';
  const start = `They first differ ${mark.t === 0 ? 'when ' : ''}${sinceZeroText(mark.t, 'response')}`;
  if (one.sentence === other?.sentence) return `${start}, in what is sent: “${one.sentence}”`;
  return other
    ? `${start}. ${one.title}: “${one.sentence}” ${other.title}: “${other.sentence}”`
    : `${start}, in a step that only ${one.title} has: “${one.sentence}”`;
}
