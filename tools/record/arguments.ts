import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../../src/command-line/usage.ts';
import { RECORD_PLANS } from './plans/index.ts';
import type { Plan } from './plans/plan.ts';

export type RecordCommand =
  | { readonly do: 'help' }
  | { readonly do: 'list' }
  | {
      readonly do: 'record';
      readonly plans: readonly Plan[];
      /** A small record in two minutes. */
      readonly quick: boolean;
      /** Forgets what an earlier run that did not end has measured. */
      readonly fresh: boolean;
      /** Minutes after which cells in doubt get no more trials; undefined for as long as it takes. */
      readonly minutes: number | undefined;
      /** The folder that the record is written to. */
      readonly out: string;
      /** Where the journal is kept until the record is whole, in `.cache/record`. */
      readonly journal: string;
      /** The command line, as the record tells it. */
      readonly line: string;
    };

/** Where the site reads the record. Only the whole of it goes there by itself. */
const COMMITTED = 'src/recordings/data';
const QUICK = '.cache/record/quick';
const PART = '.cache/record/part';

export const RECORD_USAGE = `Measures on this machine what real releases of Node, real servers and real clients do, plan by plan.

  npm run -s record                        the whole record, into ${COMMITTED}/
  npm run -s record -- --quick             a few cells of each plan in two minutes, into ${QUICK}/
  npm run -s record -- --plan fin,tls      some plans, into ${PART}/
  npm run -s record -- --out DIR           writes into another folder
  npm run -s record -- --minutes 60        gives cells in doubt no more trials after that time
  npm run -s record -- --fresh             forgets what an interrupted run has measured
  npm run -s record -- --list              the plans, what each covers here, and how long it takes

It can be interrupted at any time and goes on where it was. At most two cells are measured at once, and one whose answer
depends on timing alone: leave the machine to it. What is missing here is said first; the rest runs. Exit status: 0 when
the record is written; 1 when it is not; 2 when an option cannot be read; 130 when it was interrupted.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  list: { type: 'boolean' },
  quick: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  minutes: { type: 'string' },
  plan: { type: 'string' },
  out: { type: 'string' },
} as const;

/** @throws UsageError for an option that cannot be read */
export function parseRecordCommand(args: readonly string[]): RecordCommand {
  const values = parsed(args);
  if (values.help) return { do: 'help' };
  if (values.list) return { do: 'list' };
  const { quick, fresh, plan } = values;
  const plans = plan === undefined ? RECORD_PLANS : plansIn(plan);
  if (values.out === '') throw new UsageError('--out: name the folder that the record goes to.');
  const usual = quick ? QUICK : plan === undefined ? COMMITTED : PART;
  const out = values.out ?? usual;
  const journal = join(
    quick ? 'quick-journal' : 'journal',
    values.out === undefined ? '' : createHash('sha256').update(resolve(out)).digest('hex'),
  );
  const minutes = values.minutes === undefined ? undefined : minutesIn(values.minutes);
  return { do: 'record', plans, quick, fresh, minutes, out, journal, line: lineOf(args) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function minutesIn(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new UsageError(`--minutes ${text}: a whole number from 1 to 999.`);
  return Number(text);
}

function plansIn(text: string): readonly Plan[] {
  const wanted = text.split(',').map((id) => id.trim());
  const all = RECORD_PLANS.map(({ id }) => id).join(', ');
  for (const id of wanted) {
    if (!RECORD_PLANS.some((plan) => plan.id === id)) {
      throw new UsageError(`--plan ${text}: “${id}” is no plan. There are ${all}.`);
    }
  }
  return RECORD_PLANS.filter(({ id }) => wanted.includes(id));
}

function lineOf(args: readonly string[]): string {
  return ['npm run -s record', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
}
