import type { Answer } from '../../play/state/state.ts';
import { CHALLENGES, judge } from '../challenges.ts';
import { solvedMemory } from '../solved.ts';

const PATCHED = 'This ran on a patched Node. The task is about Node as it is: take the patch out.';

/** Judges a run, remembers a solved task, and shows what came of it. Loaded when there is a run. */
export function showJudgement(task: HTMLElement, { input, result }: Answer): void {
  const challenge = CHALLENGES.find(({ id }) => id === task.dataset['task']);
  const solved = task.querySelector<HTMLElement>('[data-part="solved"]');
  const said = task.querySelector('[data-part="judgement"]');
  if (!challenge || !solved || !said) throw new Error('the markup of a task is not whole');
  const { events: trace, exitCode } = result;
  const judgement =
    input.patch === undefined
      ? judge(challenge, { ...input, trace, exitCode })
      : { solved: false as const, reason: PATCHED };
  if (judgement.solved) solvedMemory(() => localStorage).add(challenge.id);
  task.toggleAttribute('data-solved', judgement.solved);
  solved.hidden = !judgement.solved;
  said.textContent = judgement.solved ? 'Solved.' : `Not yet: ${judgement.reason}`;
}
