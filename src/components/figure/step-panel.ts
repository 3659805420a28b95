import { LANE_WORDS } from '../../figures/run/lane-words.ts';
import type { Step } from '../../figures/run/scene/steps.ts';
import type { Scene } from '../../figures/run/scene.ts';
import { sinceZeroText } from '../../figures/run/time-label.ts';
import type { Part } from './parts.ts';

/** Shows a step in words, in the parts of Stepper.astro. */
export function showStep(part: Part, { zero }: Scene, step: Step): void {
  const { sentence, why } = step.words;
  part('step').dataset['lane'] = step.lane;
  part('lane').textContent = LANE_WORDS[step.lane];
  part('time').textContent = sinceZeroText(step.t, zero.what);
  part('sentence').textContent = sentence;
  part('mini').textContent = sentence;
  part('why').textContent = why ?? '';
}
