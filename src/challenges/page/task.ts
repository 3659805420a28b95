import { lazyPart } from '../../components/figure/lazy-part.ts';
import { attempt } from '../../components/figure/notice.ts';
import { partsOf } from '../../components/figure/parts.ts';
import { LAB_ANSWERED, type LabAnswered } from '../../play/lab-answered.ts';

/** Has each run of the playground judged. */
function watchTask(playground: HTMLElement, task: HTMLElement): void {
  const part = partsOf(task);
  let last: Event | undefined;
  playground.addEventListener(LAB_ANSWERED, (event) => {
    last = event;
    void attempt(part('judgement'), async () => {
      const { showJudgement } = await lazyPart(import('./judge-run.ts'));
      if (last !== event) return; // another run was quicker than the loading
      const { input, result } = (event as LabAnswered).detail;
      const { events: trace, exitCode } = result;
      showJudgement(task, part, { ...input, trace, exitCode });
    });
  });
}

const playground = document.querySelector<HTMLElement>('#play');
const task = document.querySelector<HTMLElement>('[data-task]');
if (playground && task) watchTask(playground, task);
