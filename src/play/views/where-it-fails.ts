import { PhaseFigure } from '../../components/figure/phase/phase-figure.ts';
import type { RunInput } from '../../engines/engine.ts';
import type { LabEngine } from '../../engines/lab/index.ts';
import { provenanceText } from '../../engines/provenance.ts';
import { dividePlane, type PhaseTrials } from '../../exploration/phase/divide.ts';
import { fateOf } from '../../exploration/phase/fate.ts';
import { mapToJson } from '../../exploration/phase/map-json.ts';
import { PhaseRuns } from '../../exploration/phase/phase-map.ts';
import { PLANES, pointOf, scenarioAt } from '../../exploration/phase/plane.ts';
// Not imported from the room's index, because that would bring the whole Lab into the page.
import { TIME_MODEL } from '../../lab/kernel/time-model.ts';
import { timeOf } from '../../scenario/process.ts';
import { programOf } from '../../scenario/program.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { runEndOf } from '../../trace/reading/run-end.ts';
import { part } from '../dom.ts';
import { hasEdits, runInputOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

interface Where {
  readonly page: HTMLElement;
  readonly store: Store<State>;
  readonly lab: LabEngine;
  readonly turn: (scenario: Scenario) => void;
}

const PLANE = PLANES.callback;
const EMPTY = mapToJson({ runs: new PhaseRuns(), cells: [], isWhole: false });

/**
 * Runs the reader's program with other costs of a callback and other FINs, and shows where it fails. It goes on until
 * the picture is whole or the dialog is closed.
 */
export async function showWhereItFails({ page, store, lab, turn }: Where): Promise<void> {
  const dialog = dialogOf(page);
  const refused = part(dialog, 'where-refused');
  const figure = dialog.querySelector('phase-figure');
  if (!(figure instanceof PhaseFigure)) throw new Error('the dialog has no figure');
  const { state } = store;
  const why = refusalOf(state);
  refused.textContent = why ?? '';
  refused.hidden = !why;
  figure.hidden = why !== undefined;
  dialog.showModal();
  if (why) return;

  const scenarios = scenariosOf(state);
  const panel = { short: '', map: EMPTY, bands: [], bars: [] };
  figure.take({
    plane: 'callback',
    at: pointOf(state.scenario, PLANE, TIME_MODEL.clientPreUs),
    base: location.pathname.replace(/play\/$/, ''),
    panels: scenarios.map((each) => ({ ...panel, ...each })),
  });
  figure.drawAll();
  // The page has this program already, with the reader's edits: a link would lose them.
  figure.onclick = (event) => {
    const link = (event.target as Element).closest('.phase-verdict a');
    const scenario = link && figure.scenarioOf(link);
    if (!scenario || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.close();
    turn(scenario);
  };
  await searched(figure, state, lab, scenarios, () => !dialog.open);
}

/** The dialog, which is put into the page when it is first opened. */
function dialogOf(page: HTMLElement): HTMLDialogElement {
  const known = page.querySelector<HTMLDialogElement>('[data-part="where-dialog"]');
  if (known) return known;
  page.append(part<HTMLTemplateElement>(page, 'where-template').content.cloneNode(true));
  return part<HTMLDialogElement>(page, 'where-dialog');
}

async function searched(
  figure: PhaseFigure,
  state: State,
  lab: LabEngine,
  scenarios: ReturnType<typeof scenariosOf>,
  isOver: () => boolean,
): Promise<void> {
  const caption = part(figure, 'caption');
  const started = performance.now();
  caption.textContent = 'Trying it at other times …';
  let runs = 0;
  let isWhole = true;
  try {
    for (const [index, { scenario }] of scenarios.entries()) {
      let count = 0;
      let isThisWhole = false;
      for await (const map of dividePlane(trialsOf(state, scenario, lab), { isOver })) {
        count = map.runs.count;
        isThisWhole = map.isWhole;
        figure.draw(index, map);
        caption.textContent = `${runs + count} runs so far.`;
        figure.dataset['runs'] = String(runs + count);
      }
      runs += count;
      isWhole &&= isThisWhole;
    }
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    caption.textContent = 'Not tried to the end: a run of this program takes too long.';
    return;
  } finally {
    if (hasEdits(state)) lab.endTrials();
  }
  if (!isWhole) return;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ran = provenanceText({ engine: 'lab', node: state.scenario.node });
  caption.textContent = `${runs} runs in ${seconds} s: ${ran}. Borders lie halfway between two runs.`;
  figure.dataset['whole'] = '';
}

class TooSlow extends Error {}

function trialsOf(state: State, scenario: Scenario, lab: LabEngine): PhaseTrials {
  const own = runInputOf(state);
  return async (points) => {
    const inputs = points.map((point): RunInput => {
      const at = scenarioAt(scenario, PLANE, point);
      const files = { ...own.files, ...programOf(at).files, ...state.edits };
      return { ...own, files, time: timeOf(at) };
    });
    const endings = await lab.trials(inputs, hasEdits(state));
    if (!endings || endings.length < inputs.length) throw new TooSlow();
    return endings.map(({ events, exitCode }) =>
      fateOf(events, runEndOf(events, exitCode).answered),
    );
  };
}

/** The reader's program, and where the knobs wrote it and it has no fix, the same with close honoured. */
function scenariosOf(state: State) {
  const { scenario } = state;
  const own = { scenario, title: 'This program', note: `Node ${scenario.node}` };
  if (hasEdits(state) || scenario.fix !== 'none') return [own];
  const fixed: Scenario = { ...scenario, fix: 'honour-close' };
  return [own, { scenario: fixed, title: 'With close honoured', note: 'fix=honour-close' }];
}

/** Why there is nothing to try; undefined when there is. */
function refusalOf({ edits, scenario }: State): string | undefined {
  if (edits['server.mjs'] !== undefined)
    return 'server.mjs is your own text, so the page cannot move its FIN. Reset server.mjs to try other times.';
  if (scenario.order !== 'default')
    return 'The times of this run were chosen one by one. Run the program without them to try others.';
  if (scenario.server === 'keep-open')
    return 'This server sends no FIN, so there is no time of it to try. Pick a server that closes.';
  return undefined;
}
