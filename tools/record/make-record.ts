import { cachePath } from '../../src/build/cache.ts';
import type { MachineRecord } from '../../src/recordings/record.ts';
import { TRIALS_IN_DOUBT } from './adapt.ts';
import type { RecordCommand } from './arguments.ts';
import { cellsOfPlans, coverageOf, type PlannedCell } from './cells.ts';
import { executablesFor } from './executables.ts';
import { fingerprintHere } from './fingerprint.ts';
import { onInterrupt } from './interrupt.ts';
import { Journal } from './journal.ts';
import { takeLock } from './lock.ts';
import { machineHere } from './machine.ts';
import { kindsNeeded, type MissingPart, type Parts, partsHere } from './parts.ts';
import { RECORD_PLANS } from './plans/index.ts';
import { Progress } from './progress.ts';
import { quickCells, quickTrials } from './quick.ts';
import { runJobs } from './schedule.ts';
import { missingWatches, recordTraces } from './traces/index.ts';
import { runSubject } from './trials/run-subject.ts';
import { cellOf } from './trials/sample.ts';
import { utcNow } from './utc.ts';
import { Work } from './work.ts';
import { writeRecord } from './writer.ts';

/** The reader ended the record before it was whole. The message says how it goes on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

type Command = RecordCommand & { readonly do: 'record' };

/**
 * Measures the cells of a command and writes them.
 *
 * @throws Interrupted, or Locked while another record is being made
 */
export async function makeRecord(command: Command): Promise<void> {
  const unlock = takeLock(cachePath('record', 'lock'));
  try {
    const prepared = await prepare(command);
    const started = utcNow();
    const { work, progress } = await measured(command, prepared);
    const untraced = isWhole(command) ? await traced(command.out) : [];
    await writeRecord(command.out, recordOf(command, prepared, work, started, untraced));
    progress.end(command.out);
    if (command.quick || isWhole(command)) prepared.journal.remove();
  } finally {
    unlock();
  }
}

/** What is there before the first trial. */
interface Prepared {
  readonly parts: Parts;
  readonly missing: readonly MissingPart[];
  readonly executables: ReadonlyMap<string, string>;
  readonly cells: readonly PlannedCell[];
  readonly journal: Journal;
}

async function prepare(command: Command): Promise<Prepared> {
  const { parts, missing } = await partsHere(kindsNeeded(command.plans));
  const planned = cellsOfPlans(command.plans, parts);
  const wanted = command.quick ? quickCells(planned) : planned;
  const { executables, missing: releases } = await executablesFor(wanted);
  const watches = await missingWatches();
  const journal = new Journal(cachePath('record', command.journal, `${fingerprintHere()}.jsonl`));
  if (command.fresh) journal.remove();
  return {
    parts,
    missing: [...missing, ...releases, ...watches],
    executables,
    cells: wanted.filter(({ subject: { runtime } }) => isHere(runtime, executables)),
    journal,
  };
}

/** @throws Interrupted */
async function measured(
  { quick, minutes, line }: Command,
  { parts, missing, executables, cells, journal }: Prepared,
): Promise<{ readonly work: Work; readonly progress: Progress }> {
  const interrupt = onInterrupt();
  const { signal } = interrupt;
  const progress = new Progress(cells.length);
  const endsAt = minutes === undefined ? Infinity : performance.now() + minutes * 60_000;
  const work = new Work({
    cells,
    parts,
    journal,
    trialsAtFirst: quick ? quickTrials : ({ plan, subject }) => plan.trials[subject.process],
    adapts: !quick,
    runCell: ({ subject }, trials) => runSubject(subject, trials, { parts, executables, signal }),
    onSample: (cell, sample, all) => progress.sample(cell, sample, all),
    onFailure: (cell, error) => progress.failure(cell, error),
    isTimeUp: () => performance.now() > endsAt,
    signal,
  });
  progress.begin(missing, work);
  try {
    await runJobs(() => work.next());
  } finally {
    interrupt.forget();
  }
  if (!signal.aborted) return { work, progress };
  throw new Interrupted(
    `Interrupted: ${work.finished} of ${cells.length} cells are done and kept. This goes on with the rest:\n\n  ${line.replace(' --fresh', '')}`,
  );
}

function recordOf(
  { line, plans, quick }: Command,
  { parts, missing, cells }: Prepared,
  work: Work,
  started: string,
  untraced: readonly MissingPart[],
): MachineRecord {
  const recorded = recordedCells(cells, work);
  return {
    schema: 1,
    command: line,
    // Cells that an interrupted run has left are older than this one.
    started: [started, ...recorded.map(({ at }) => at)].sort()[0]!,
    finished: utcNow(),
    machine: machineHere(),
    versions: versionsOf(parts),
    missing: [...missing, ...work.missing, ...untraced, ...doubtsLeft(work)],
    plans: plans.map((plan) => ({
      id: plan.id,
      title: plan.title,
      covers: `${quick ? 'some cells of ' : ''}${coverageOf(plan, parts)}`,
    })),
    cells: recorded,
  };
}

function doubtsLeft({ inDoubt }: Work): readonly MissingPart[] {
  return inDoubt === 0
    ? []
    : [
        {
          what: `${TRIALS_IN_DOUBT} trials of ${inDoubt} cells`,
          why: 'these went both ways, or lie beside one that did, and the time for more trials was over',
        },
      ];
}

function isHere(runtime: string, executables: ReadonlyMap<string, string>): boolean {
  return !runtime.startsWith('node@') || executables.has(runtime);
}

/** Traces belong to the whole record, and what some plans have measured serves it later. */
function isWhole({ plans, quick }: Command): boolean {
  return !quick && plans.length === RECORD_PLANS.length;
}

/** Records the traces. @returns why there are none, where it cannot be done: the cells are worth keeping without them */
async function traced(out: string): Promise<readonly MissingPart[]> {
  try {
    await recordTraces({
      out,
      onProgress: ({ done, of, id }) => console.log(`trace ${done + 1}/${of} | ${id}`),
    });
    return [];
  } catch (error) {
    const why = (error as Error).message;
    console.log(`Left out: traces: ${why}`);
    return [{ what: 'traces', why }];
  }
}

function recordedCells(cells: readonly PlannedCell[], work: Work): MachineRecord['cells'] {
  return cells.flatMap((cell) => {
    const sample = work.sampleOf(cell);
    return sample ? [cellOf(cell.id, cell.plan.id, sample)] : [];
  });
}

function versionsOf({ servers, clients, runtimes }: Parts): Record<string, string> {
  const versions: Record<string, string> = { relay: `node@${process.versions.node}` };
  for (const { part, id } of [...servers, ...clients, ...runtimes]) {
    const version = id.slice(part.name.length + 1) || 'of its runtime';
    const others = versions[part.name];
    versions[part.name] = others === undefined ? version : `${others}, ${version}`;
  }
  return versions;
}
