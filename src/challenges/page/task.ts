import { partsOf } from '../../components/figure/parts.ts';
import { LAB_ANSWERED, type LabAnswered } from '../../play/lab-answered.ts';
import { CHALLENGES, judge } from '../challenges.ts';
import { solvedMemory } from '../solved.ts';

/** Judges each run of the playground, and shows what came of it beside the task. */
function watchTask(playground: HTMLElement, task: HTMLElement): void {
  const challenge = CHALLENGES.find(({ id }) => id === task.dataset['task']);
  if (!challenge) return;
  const part = partsOf(task);
  const memory = solvedMemory(() => localStorage);
  playground.addEventListener(LAB_ANSWERED, (event) => {
    const { input, result } = (event as LabAnswered).detail;
    const { files, node, fetch } = input;
    const { events: trace, exitCode } = result;
    const judgement = judge(challenge, { files, node, fetch, trace, exitCode });
    if (judgement.solved) memory.add(challenge.id);
    task.toggleAttribute('data-solved', judgement.solved);
    part('solved').hidden = !judgement.solved;
    part('judgement').textContent = judgement.solved ? '' : `Not yet: ${judgement.reason}`;
  });
}

const playground = document.querySelector<HTMLElement>('#play');
const task = document.querySelector<HTMLElement>('[data-task]');
if (playground && task) watchTask(playground, task);
