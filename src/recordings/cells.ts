import { FIN_DELAY_MS_MAX, finTime } from '../scenario/fin.ts';
import { DEFAULTS, type Scenario } from '../scenario/scenario.ts';
import { looksBeforeReuse } from '../scenario/versions.ts';
import type { RecordedCell } from './record.ts';
import {
  readSubject,
  SUBJECT_KNOBS,
  type Subject,
  scenarioOfSubject,
  subjectOfScenario,
  subjectQuery,
} from './subject.ts';

/** A field in which a cell is not what was asked for. */
export interface Difference {
  readonly field: 'node' | 'fetch' | 'fin';
  /** The value that was asked for. */
  readonly asked: string;
  /** The value that was measured. */
  readonly measured: string;
}

/** What the index needs of a cell. A page may have less of a cell than the record. */
export type IndexedCell = Pick<RecordedCell, 'id'>;

/** A cell that stands for a scenario. */
export interface CellMatch<Cell extends IndexedCell = RecordedCell> {
  readonly cell: Cell;
  readonly process: Subject['process'];
  /** Empty when the very scenario was measured. */
  readonly differences: readonly Difference[];
}

interface MeasuredScenario<Cell> {
  readonly cell: Cell;
  readonly scenario: Scenario;
}

/** Finds cells of a record by their scenario. */
export class CellIndex<Cell extends IndexedCell = RecordedCell> {
  readonly #byId: ReadonlyMap<string, Cell>;
  #scenariosRead: readonly MeasuredScenario<Cell>[] | undefined;

  constructor(record: { readonly cells: readonly Cell[] }) {
    this.#byId = new Map(record.cells.map((cell) => [cell.id, cell]));
  }

  /** Read when a scenario was not measured itself: to read all of them holds a phone for a tenth of a second. */
  get #scenarios(): readonly MeasuredScenario<Cell>[] {
    this.#scenariosRead ??= [...this.#byId.values()].flatMap((cell) => {
      const expressed = scenarioOfSubject(readSubject(cell.id));
      return 'scenario' in expressed ? [{ cell, scenario: expressed.scenario }] : [];
    });
    return this.#scenariosRead;
  }

  /** The cell with this query. */
  byId(id: string): Cell | undefined {
    return this.#byId.get(id);
  }

  /** The cell of this very scenario; else the nearest one, as `nearness` has it. None has times that were chosen. */
  find(scenario: Scenario, process: Subject['process']): CellMatch<Cell> | undefined {
    if (scenario.order !== 'default') return undefined;
    const exact = this.#byId.get(subjectQuery(subjectOfScenario(scenario, process)));
    if (exact) return { cell: exact, process, differences: [] };
    const asked: Scenario = { ...scenario, process };
    const near = this.#scenarios
      .filter(({ scenario: measured }) => isComparable(asked, measured))
      .map(({ cell, scenario: measured }) => ({
        cell,
        measured,
        distance: distance(asked, measured),
      }))
      .sort((one, other) => one.distance - other.distance)[0];
    if (!near) return undefined;
    return { cell: near.cell, process, differences: differences(asked, near.measured) };
  }
}

/**
 * Whether a measured scenario may stand for another. Only the release, the version of node-fetch and the time of the FIN
 * may differ, and the first two only where the cause of the bug is the same: both releases keep connections or neither,
 * both look before they use one again or neither, both versions ask for a close or neither.
 */
function isComparable(asked: Scenario, measured: Scenario): boolean {
  return (
    asked.process === measured.process &&
    SUBJECT_KNOBS.every((field) => field === 'fin' || asked[field] === measured[field]) &&
    isAlike(asked.node, measured.node) &&
    clientKind(asked) === clientKind(measured)
  );
}

/** Releases and versions count little, the time of the FIN by its ratio. */
function distance(asked: Scenario, measured: Scenario): number {
  const fin = Math.abs(Math.log(finMs(asked.fin) / finMs(measured.fin)));
  const node = asked.node === measured.node ? 0 : 0.1 + Math.abs(majorsApart(asked, measured)) / 50;
  return 10 * fin + node + (asked.fetch === measured.fetch ? 0 : 0.05);
}

function differences(asked: Scenario, measured: Scenario): readonly Difference[] {
  return (['node', 'fetch', 'fin'] as const)
    .filter((field) => asked[field] !== measured[field])
    .map((field) => ({ field, asked: asked[field], measured: measured[field] }));
}

/** Whether two releases of Node treat a pooled connection alike: both keep one or neither, both look or neither. */
export function isAlike(one: string, other: string): boolean {
  return (
    keepsConnections(one) === keepsConnections(other) &&
    looksBeforeReuse(one) === looksBeforeReuse(other)
  );
}

/** The global agent keeps connections from Node 19.0.0 on (lib/_http_agent.js). */
export function keepsConnections(node: string): boolean {
  return Number.parseInt(node, 10) >= 19;
}

function majorsApart(one: Scenario, other: Scenario): number {
  return Number.parseInt(one.node, 10) - Number.parseInt(other.node, 10);
}

/** node-fetch 2.6.13 and 3.3.2 stopped asking for a close (lib/index.js, src/request.js); 4.0.0-beta.4 asks. */
const ASKS_NOT: readonly Scenario['fetch'][] = ['2.6.13', '2.7.0', '3.3.2'];

function clientKind({ client, fetch }: Scenario): string {
  if (client !== DEFAULTS.client) return client;
  if (fetch === 'http') return fetch;
  return ASKS_NOT.includes(fetch) ? 'asks not' : 'asks';
}

/** A FIN in the same write comes some microseconds after the response. */
const AT_ONCE_MS = 0.02;

function finMs(fin: string): number {
  const time = finTime(fin);
  return time.at === 'delay' ? Math.min(time.delayMs, FIN_DELAY_MS_MAX) : AT_ONCE_MS;
}
