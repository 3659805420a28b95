import { ASKED_AFTER_US, type PhasePlane } from '../../../exploration/phase/plane.ts';
import type { Band, RecordedBar } from '../../../figures/phase/recorded.ts';
import {
  type AskedBand,
  askedBands,
  type PhaseMark,
  phaseMarks,
} from '../../../recordings/phase-marks.ts';
import { quantile } from '../../../recordings/quartiles.ts';
import type { RecordedCell } from '../../../recordings/record.ts';
import type { Scenario } from '../../../scenario/scenario.ts';

/** What the record has of a scenario on a plane. */
interface RecordedPhase {
  readonly bands: readonly Band[];
  readonly bars: readonly RecordedBar[];
  readonly marks: readonly PhaseMark[];
}

/**
 * The recorded cells of a scenario as bars, each where its processes really lie. A bar is filled up to the time before
 * which as many requests were made as failed: if an earlier request is what fails, the fills end at the border.
 */
export function recordedPhase(
  cells: readonly RecordedCell[],
  scenario: Scenario,
  { x }: PhasePlane,
): RecordedPhase {
  const isWait = x.kind === 'wait';
  const marks = phaseMarks(cells, scenario, isWait);
  if (isWait) {
    const warm = marks.filter(({ process }) => process === 'warm');
    return { bands: [], bars: warm.map(waitBar), marks: warm };
  }
  const shiftUs = x.kind === 'callback' ? ASKED_AFTER_US : 0;
  const asked = askedBands(cells, scenario);
  const bands = asked.map(({ process, fromUs, toUs }) => ({
    name: process === 'cold' ? 'new' : process,
    fromUs: fromUs - shiftUs,
    toUs: toUs - shiftUs,
  }));
  const bars = marks.flatMap((mark) => {
    const band = asked.find(({ process }) => process === mark.process);
    return band ? [barIn(band, mark, shiftUs)] : [];
  });
  return { bands, bars, marks };
}

function barIn(
  { fromUs, toUs, askedUs }: AskedBand,
  mark: PhaseMark,
  shiftUs: number,
): RecordedBar {
  const share = 1 - mark.answered / mark.tried;
  const at = (us: number) => Math.log(us - shiftUs);
  const filled = (at(quantile(askedUs, share)) - at(fromUs)) / (at(toUs) - at(fromUs));
  const { answered, tried, finUs } = mark;
  return {
    answered,
    tried,
    fromUs: fromUs - shiftUs,
    toUs: toUs - shiftUs,
    yUs: finUs,
    filled: share === 0 ? 0 : share === 1 ? 1 : Math.min(Math.max(filled, 0), 1),
  };
}

/** With a timer, the place to the right is the wait alone: the bar shows the share itself. */
function waitBar({ answered, tried, finUs, waitMs = 1 }: PhaseMark): RecordedBar {
  const us = 1000 * waitMs;
  return { answered, tried, fromUs: us, toUs: us, yUs: finUs, filled: 1 - answered / tried };
}
