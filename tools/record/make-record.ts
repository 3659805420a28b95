import { join } from 'node:path';
import { cachePath } from '../../src/build/cache.ts';
import type { MachineRecord } from '../../src/recordings/record.ts';
import type { RecordCommand } from './arguments.ts';
import { cellsOfPlans, coverageOf, type PlannedCell } from './cells.ts';
import { executablesFor } from './executables.ts';
import { fingerprintHere } from './fingerprint.ts';
import { onInterrupt } from './interrupt.ts';
import { Journal } from './journal.ts';
import { machineHere } from './machine.ts';
import { type Parts, partsHere } from './parts.ts';
import { RECORD_PLANS } from './plans/index.ts';
import { Progress } from './progress.ts';
import { quickCells, quickTrials } from './quick.ts';
import { runJobs } from './schedule.ts';
import { packetsMissing } from './traces/watchers.ts';
import { runSubject } from './trials/run-subject.ts';
import { cellOf } from './trials/sample.ts';
import { Work } from './work.ts';
import { writeRecord } from './writer.ts';

/** The reader ended the record before it was whole. The message says how it goes on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

/**
 * Measures the cells of a command and writes them.
 *
 * @throws Interrupted
 */
export async function makeRecord(command: RecordCommand & { do: 'record' }): Promise<void> {
  const started = now();
  const { parts, missing: missingParts } = await partsHere();
  const planned = cellsOfPlans(command.plans, parts);
  const wanted = command.quick ? quickCells(planned) : planned;
  const { executables, missing: missingReleases } = await executablesFor(wanted);
  const cells = wanted.filter(({ subject: { runtime } }) => isHere(runtime, executables));
  const noPackets = await packetsMissing();
  const missing = [
    ...missingParts,
    ...missingReleases,
    ...(noPackets === undefined ? [] : [{ what: 'tcpdump', why: noPackets }]),
  ];

  const journal = new Journal(journalPath(command.quick));
  if (command.fresh) journal.remove();
  const interrupt = onInterrupt();
  const progress = new Progress(cells.length);
  const work = new Work({
    cells,
    parts,
    journal,
    trialsAtFirst: command.quick
      ? quickTrials
      : ({ plan, subject }) => plan.trials[subject.process],
    adapts: !command.quick,
    runCell: ({ subject }, trials) =>
      runSubject(subject, trials, {
        parts,
        executables,
        watchesPackets: noPackets === undefined,
        signal: interrupt.signal,
      }),
    onSample: (cell, sample, all) => progress.sample(cell, sample, all),
    onFailure: (cell, error) => progress.failure(cell, error),
    signal: interrupt.signal,
  });
  progress.begin(missing, work);
  try {
    await runJobs(() => work.next());
  } finally {
    interrupt.forget();
  }
  if (interrupt.signal.aborted) {
    throw new Interrupted(
      `Interrupted: ${work.finished} of ${cells.length} cells are done and kept. \`${command.line.replace(' --fresh', '')}\` goes on with the rest.`,
    );
  }
  await writeRecord(command.out, {
    schema: 1,
    command: command.line,
    started,
    finished: now(),
    machine: machineHere(),
    versions: versionsOf(parts),
    missing: [...missing, ...work.missing],
    plans: command.plans.map((plan) => ({
      id: plan.id,
      title: plan.title,
      covers: command.quick ? `some cells of ${coverageOf(plan, parts)}` : coverageOf(plan, parts),
    })),
    cells: recordedCells(cells, work),
  });
  progress.end(command.out);
  if (!isPart(command)) journal.remove();
}

function isHere(runtime: string, executables: ReadonlyMap<string, string>): boolean {
  return !runtime.startsWith('node@') || executables.has(runtime);
}

/** What some plans have measured serves the whole record later. */
function isPart({ plans, quick }: RecordCommand & { do: 'record' }): boolean {
  return !quick && plans.length < RECORD_PLANS.length;
}

function journalPath(quick: boolean): string {
  const folder = quick ? cachePath('record', 'quick-journal') : cachePath('record');
  return join(folder, `${fingerprintHere()}.jsonl`);
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
