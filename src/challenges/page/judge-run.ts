import type { Part } from '../../components/figure/parts.ts';
import type { Attempt } from '../challenge.ts';
import { CHALLENGES, judge } from '../challenges.ts';
import { solvedMemory } from '../solved.ts';

/** Judges a run, remembers a solved task, and shows what came of it. Loaded when there is a run. */
export function showJudgement(task: HTMLElement, part: Part, attempt: Attempt): void {
  const challenge = CHALLENGES.find(({ id }) => id === task.dataset['task']);
  if (!challenge) return;
  const judgement = judge(challenge, attempt);
  if (judgement.solved) solvedMemory(() => localStorage).add(challenge.id);
  task.toggleAttribute('data-solved', judgement.solved);
  part('solved').hidden = !judgement.solved;
  part('judgement').textContent = judgement.solved ? '' : `Not yet: ${judgement.reason}`;
}
