import type { LabAnswered, LabAnsweredName } from '../../play/lab-answered.ts';

// Written here once more, because an import would split the scripts of the playground into smaller files.
const LAB_ANSWERED: LabAnsweredName = 'lab-answered';

/** Has each run of the playground judged. What judges is loaded with the first run. */
function watchTask(playground: HTMLElement, task: HTMLElement): void {
  let last: Event | undefined;
  playground.addEventListener(LAB_ANSWERED, async (event) => {
    last = event;
    // A page that is being left cannot load it either.
    const part = await import('./judge-run.ts').catch(() => undefined);
    if (last !== event) return;
    if (part) part.showJudgement(task, (event as LabAnswered).detail);
    else
      task.querySelector('[data-part="judgement"]')!.textContent = 'Not judged. Reload the page.';
  });
}

const playground = document.querySelector<HTMLElement>('#play');
const task = document.querySelector<HTMLElement>('[data-task]');
if (playground && task) watchTask(playground, task);
