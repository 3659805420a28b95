import { parseQuery } from '../../scenario/query.ts';
import type { Trace } from '../../trace/record/event.ts';
import { openIssueDialog } from './dialog.ts';

/**
 * Opens the dialog for the run that a figure of a chapter shows.
 * @param at id of the current step
 */
export function openFigureIssue(figure: HTMLElement, trace: Trace, at: string | undefined): void {
  // Its query is the scenario that ran, which the reader may have changed in the picture.
  const href = figure.querySelector<HTMLAnchorElement>('a[data-part="try"]')?.href ?? '';
  const { scenario } = parseQuery(new URL(href, location.href).search);
  const exit = trace.findLast((event) => event.kind === 'exit' && event.actor === 'client');
  openIssueDialog({
    trace,
    exitCode: exit?.kind === 'exit' ? exit.code : undefined,
    scenario,
    provenance: { engine: 'lab', node: scenario.node },
    at,
    href,
  });
}
