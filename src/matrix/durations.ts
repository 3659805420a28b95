import { quartilesOf } from '../recordings/quartiles.ts';
import type { Quartiles } from '../recordings/record.ts';
import { PLAYGROUND_SERVER } from '../recordings/subject.ts';
import type { MatrixCell } from './tables.ts';

/** How long the processes of a cell took, counted from the first response of each trial. */
interface CellDurations {
  readonly each: MatrixCell;
  /** The FIN went out. */
  readonly fin: Quartiles;
  /** The client asked for a socket for its next request. */
  readonly asked: Quartiles;
  /** In how many trials the FIN went out before the client asked. */
  readonly finFirst: number;
  readonly trials: number;
}

/** The durations of a client, release by release in the order of the record, where the server sends its FIN at once. */
export function durationsOf(
  cells: readonly MatrixCell[],
  client: string,
): readonly CellDurations[] {
  return cells.flatMap((each): CellDurations[] => {
    const { cell, subject } = each;
    const isOwn = subject.client === client && subject.product === PLAYGROUND_SERVER;
    if (!isOwn || subject.knobs.fin !== 'same' || !cell.pairs) return [];
    const first = cell.pairs.filter(([fin, asked]) => fin < asked);
    return [
      {
        each,
        fin: quartilesOf(cell.pairs.map(([fin]) => fin)),
        asked: quartilesOf(cell.pairs.map(([, asked]) => asked)),
        finFirst: first.length,
        trials: cell.pairs.length,
      },
    ];
  });
}
