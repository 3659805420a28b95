import type { Scenario } from '../scenario/scenario.ts';
import { quantile } from './quartiles.ts';
import type { RecordedCell } from './record.ts';
import { readSubject, SUBJECT_KNOBS, type Subject, scenarioOfSubject } from './subject.ts';

/** When a process of a kind makes its next request, in microseconds after a response: nine of ten lie in between. */
export interface AskedBand {
  readonly process: Subject['process'];
  readonly fromUs: number;
  readonly toUs: number;
  /** All of them, the earliest first. */
  readonly askedUs: readonly number[];
}

/** A cell of the record in a picture of two times. */
export interface PhaseMark {
  /** The id of the cell. */
  readonly cell: string;
  readonly process: Subject['process'];
  readonly answered: number;
  readonly tried: number;
  /** When the FIN really went out, after the response: the median, in microseconds. */
  readonly finUs: number;
  /** The wait before request 2 in milliseconds, when the program waits with setTimeout alone. */
  readonly waitMs?: number;
}

const BAND = [0.05, 0.95] as const;
/** The FIN of these cells comes long after every request, so each of them was made undisturbed. */
const UNDISTURBED = '50ms';

/**
 * The times between a response and the next request in real processes of a release. They are recorded for themselves and
 * not derived from outcomes, so a picture can compare the two.
 */
export function askedBands(
  cells: readonly RecordedCell[],
  { node, fetch }: Pick<Scenario, 'node' | 'fetch'>,
): readonly AskedBand[] {
  return (['warm', 'cold'] as const).flatMap((process) => {
    const id = `node=${node}&fetch=${fetch}&process=${process}&fin=${UNDISTURBED}`;
    const pairs = cells.find((cell) => cell.id === id)?.pairs;
    if (!pairs) return [];
    const askedUs = pairs.map(([, asked]) => asked).toSorted((a, b) => a - b);
    const [from, to] = BAND;
    const at = (share: number) => quantile(askedUs, share);
    return [{ process, fromUs: at(from), toUs: at(to), askedUs }];
  });
}

/**
 * The recorded cells of a scenario, whatever their FIN and their process.
 *
 * @param isWaitFree also those that differ in a setTimeout before request 2
 */
export function phaseMarks(
  cells: readonly RecordedCell[],
  scenario: Scenario,
  isWaitFree: boolean,
): readonly PhaseMark[] {
  return cells.flatMap((cell) => {
    const subject = readSubject(cell.id);
    const expressed = scenarioOfSubject(subject);
    if (!cell.fin || !('scenario' in expressed)) return [];
    const recorded = expressed.scenario;
    const waitMs = waitOf(recorded.gap);
    const isSame = SUBJECT_KNOBS.every(
      (field) =>
        field === 'fin' ||
        (field === 'gap' && isWaitFree
          ? waitMs !== undefined
          : recorded[field] === scenario[field]),
    );
    if (!isSame || recorded.node !== scenario.node || recorded.fetch !== scenario.fetch) return [];
    const { answered, tried, id } = cell;
    const { process } = subject;
    const mark = { cell: id, process, answered, tried, finUs: cell.fin[1] };
    return [waitMs === undefined ? mark : { ...mark, waitMs }];
  });
}

/** A timer of 0 is a timer of 1 ms (lib/internal/timers.js, Timeout). */
function waitOf(gap: string): number | undefined {
  const waitMs = /^timeout(\d+)$/.exec(gap)?.[1];
  return waitMs === undefined ? undefined : Math.max(Number(waitMs), 1);
}
