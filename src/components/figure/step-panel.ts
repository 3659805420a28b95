import { LANE_WORDS } from '../../figures/run/lane.ts';
import type { Step } from '../../figures/run/scene/steps.ts';
import type { Scene } from '../../figures/run/scene.ts';
import { sinceZeroText } from '../../figures/run/time-label.ts';
import type { Part } from './parts.ts';

/** Shows a step in the parts of Stepper.astro: its words, its number and the position of the slider. */
export function showStep(part: Part, { steps, zero }: Scene, step: Step): void {
  const at = steps.indexOf(step);
  const { sentence, why } = step.words;
  part('step').dataset['lane'] = step.lane;
  part('lane').textContent = LANE_WORDS[step.lane];
  part('time').textContent = sinceZeroText(step.t, zero.what);
  part('sentence').textContent = sentence;
  part('mini').textContent = sentence;
  part('why').textContent = why ?? '';
  part('count').textContent = `${at + 1} of ${steps.length}`;
  const scrub = part<HTMLInputElement>('scrub');
  scrub.max = String(steps.length - 1);
  scrub.value = String(at);
  scrub.setAttribute('aria-valuetext', `${at + 1}: ${sentence}`);
  part<HTMLButtonElement>('back').disabled = at === 0;
  part<HTMLButtonElement>('first').disabled = at === 0;
  part<HTMLButtonElement>('forward').disabled = at === steps.length - 1;
}
