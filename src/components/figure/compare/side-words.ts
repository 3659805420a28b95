import { LANE_WORDS } from '../../../figures/run/lane-words.ts';
import { sinceZeroText } from '../../../figures/run/time-label.ts';
import { type Part, partsOf } from '../parts.ts';
import { type ComparedRuns, isDifferent, SIDES } from './compared-runs.ts';
import { lastStepAt, stepHere } from './steps-at.ts';

/**
 * Shows the step of each run at a mark. A run without a step there shows its last step before it.
 * @returns the sentences of the steps at this mark, for the slider's text
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
  // When both runs have the same step, its sentence is shown once.
  const [one = '', other] = news;
  const isSame = one === other;
  part('step').toggleAttribute('data-same', isSame);
  if (isSame) partsOf(boxes[0])('whose').textContent = 'Both runs';
  return isSame ? one : news.join(' ');
}

/** Shows, before the first step, the title of each run and how it ends. */
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
