import { LANE_WORDS } from '../../../figures/run/lane.ts';
import { sinceZeroText } from '../../../figures/run/time-label.ts';
import { type Part, partsOf } from '../parts.ts';
import { type ComparedRuns, isDifferent, SIDES } from './compared-runs.ts';
import { lastStepAt, stepHere } from './steps-at.ts';

/**
 * Says of both runs where they stand: the step that a run has now, or the last one that it has had.
 * @returns what is new, in a sentence
 */
export function sayStep(pair: ComparedRuns, at: number, part: Part): string {
  const mark = pair.marks[at];
  if (!mark) return '';
  part('time').textContent = sinceZeroText(mark.t, 'response');
  const boxes = sideBoxes(part);
  const news = SIDES.flatMap((side) => {
    const { title, scene } = pair.runs[side];
    const here = stepHere(scene, mark);
    const step = here ?? lastStepAt(scene, pair.marks, at);
    const whose = isDifferent(pair, mark, side) ? `≠ ${title}` : title;
    const box = boxes[side];
    box.toggleAttribute('data-waits', !here);
    box.dataset['lane'] = step?.lane;
    const inBox = partsOf(box);
    inBox('whose').textContent = whose;
    inBox('lane').textContent = here ? LANE_WORDS[here.lane] : '';
    inBox('since').textContent =
      here || !step ? '' : `nothing new since ${sinceZeroText(step.t, 'response')}`;
    inBox('sentence').textContent = step?.words.sentence ?? '';
    inBox('why').textContent = here?.words.why ?? '';
    if (!here) return [];
    return [whose === title ? here.words.sentence : `${whose}: ${here.words.sentence}`];
  });
  // What both do is said once, for both.
  const [one = '', other] = news;
  const isSame = one === other;
  part('step').toggleAttribute('data-same', isSame);
  if (isSame) partsOf(boxes[0])('whose').textContent = 'Both runs';
  return isSame ? one : news.join(' ');
}

/** Before the first step: which two runs they are, and how each of them ends. */
export function sayReasons({ runs }: ComparedRuns, part: Part): void {
  for (const [side, box] of sideBoxes(part).entries()) {
    const run = runs[side];
    partsOf(box)('whose').textContent = run?.title ?? '';
    partsOf(box)('why').textContent = run?.reasons ?? '';
  }
}

function sideBoxes(part: Part): readonly [HTMLElement, HTMLElement] {
  const [one, other] = part('step').querySelectorAll<HTMLElement>('[data-part="side"]');
  if (!one || !other) throw new Error('the step has no box for each side');
  return [one, other];
}
