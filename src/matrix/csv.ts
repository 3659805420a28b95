import { shareInterval } from '../recordings/interval.ts';
import type { RecordedCell } from '../recordings/record.ts';
import { SUBJECT_KNOBS } from '../recordings/subject.ts';
import type { MatrixCell } from './tables.ts';

/** A column of the file: its name, what it says, and its value in a cell. The order is fixed, and new columns come last. */
interface CsvColumn {
  readonly name: string;
  readonly help: string;
  readonly value: (cell: MatrixCell) => string | number | undefined;
}

const quartile =
  (of: 'fin' | 'gap', at: 0 | 1 | 2) =>
  ({ cell }: { readonly cell: RecordedCell }) =>
    cell[of]?.[at];

export const CSV_COLUMNS: readonly CsvColumn[] = [
  { name: 'id', help: 'the name of the cell', value: ({ cell }) => cell.id },
  { name: 'plan', help: 'the plan that it belongs to', value: ({ cell }) => cell.plan },
  { name: 'runtime', help: 'node@26.12.1', value: ({ subject }) => subject.runtime },
  { name: 'client', help: 'node-fetch@2.6.12', value: ({ subject }) => subject.client },
  { name: 'product', help: 'the server', value: ({ subject }) => subject.product },
  { name: 'tls', help: 'on or off', value: ({ subject }) => subject.tls },
  { name: 'process', help: 'warm or cold', value: ({ subject }) => subject.process },
  ...SUBJECT_KNOBS.map((field) => ({
    name: field,
    help: `the knob ${field} of the playground`,
    value: ({ subject }: MatrixCell) => subject.knobs[field],
  })),
  {
    name: 'answered',
    help: 'trials with every request answered',
    value: ({ cell }) => cell.answered,
  },
  { name: 'tried', help: 'trials', value: ({ cell }) => cell.tried },
  { name: 'low', help: '95 % interval of the share, from', value: (each) => intervalOf(each).low },
  { name: 'high', help: 'to', value: (each) => intervalOf(each).high },
  { name: 'reused', help: 'trials that used a connection again', value: ({ cell }) => cell.reused },
  { name: 'fin_q1_us', help: 'FIN after the response, first quartile', value: quartile('fin', 0) },
  { name: 'fin_median_us', help: 'median', value: quartile('fin', 1) },
  { name: 'fin_q3_us', help: 'third quartile', value: quartile('fin', 2) },
  { name: 'gap_q1_us', help: 'next request after the response', value: quartile('gap', 0) },
  { name: 'gap_median_us', help: 'median', value: quartile('gap', 1) },
  { name: 'gap_q3_us', help: 'third quartile', value: quartile('gap', 2) },
  { name: 'load_before', help: 'load average, one minute', value: ({ cell }) => cell.load[0] },
  { name: 'load_after', help: 'the same, afterwards', value: ({ cell }) => cell.load[1] },
  { name: 'at', help: 'when it was measured, UTC', value: ({ cell }) => cell.at },
  {
    name: 'errors',
    help: 'JSON: [text, count] of each',
    value: ({ cell }) => JSON.stringify(cell.errors),
  },
];

/** The cells as comma-separated values (RFC 4180): a line of names, then a line for each cell. */
export function csvOf(cells: readonly MatrixCell[]): string {
  const lines = cells.map((cell) => CSV_COLUMNS.map(({ value }) => fieldOf(value(cell))));
  return [CSV_COLUMNS.map(({ name }) => name), ...lines]
    .map((fields) => `${fields.join(',')}\r\n`)
    .join('');
}

function fieldOf(value: string | number | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** To four decimals, which is far finer than what a few hundred trials can say. */
function intervalOf({ cell }: MatrixCell): { readonly low: number; readonly high: number } {
  const { low, high } = shareInterval(cell.answered, cell.tried);
  return { low: Number(low.toFixed(4)), high: Number(high.toFixed(4)) };
}
