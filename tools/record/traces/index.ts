import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subjectOfScenario, subjectQuery } from '../../../src/recordings/subject.ts';
import { type RecordedTrace, readTraces } from '../../../src/recordings/traces.ts';
import { readQuery } from '../../../src/scenario/query.ts';
import { executableFor } from '../../measure/release.ts';
import { loadNow } from '../../measure/run-cell.ts';
import { machineHere } from '../machine.ts';
import { utcNow } from '../utc.ts';
import { causeMissing } from './causes.ts';
import { CHOSEN_RUNS, type ChosenRun, type TraceWatch } from './chosen.ts';
import { readRun } from './read-run.ts';
import { PLAYGROUND_PORT, tracedRun } from './traced-run.ts';
import { callsMissing, packetsMissing } from './watchers.ts';

interface TraceOptions {
  /** Folder for traces.json and pcap/. It is made when it is not there. */
  readonly out: string;
  readonly onProgress: (progress: {
    readonly done: number;
    readonly of: number;
    readonly id: string;
  }) => void;
}

const TRIES_MAX = 5;

/** What cannot be watched on this machine, and why, as sentences that say what to do. Empty when all can. */
export async function missingWatches(): Promise<readonly { what: TraceWatch; why: string }[]> {
  const packets = await packetsMissing();
  const calls = callsMissing();
  return [
    ...(packets === undefined ? [] : [{ what: 'tcpdump' as const, why: packets }]),
    ...(calls === undefined ? [] : [{ what: 'strace' as const, why: calls }]),
  ];
}

/**
 * Records the chosen runs one after the other, and writes `traces.json` and `pcap/<id>.pcap`. What is missing on this
 * machine does not watch, and `watched` of each trace says who did. A run that is not watched closely without it is left
 * out.
 *
 * @throws Error when a run gives no trace; NoRelease or ExtractionFailure when a release cannot be had
 */
export async function recordTraces({
  out,
  onProgress,
}: TraceOptions): Promise<readonly RecordedTrace[]> {
  const lacking = new Set((await missingWatches()).map(({ what }) => what));
  const runs = CHOSEN_RUNS.filter(
    ({ watched }) =>
      !(watched.includes('strace') && (lacking.has('strace') || lacking.has('tcpdump'))),
  );
  await mkdir(join(out, 'pcap'), { recursive: true });
  const traces: RecordedTrace[] = [];
  for (const [done, run] of runs.entries()) {
    onProgress({ done, of: runs.length, id: run.id });
    const watched = run.watched.filter((watch) => !lacking.has(watch));
    const { pcap, ...recorded } = await recordOne(run, watched);
    if (pcap) await writeFile(join(out, 'pcap', `${run.id}.pcap`), pcap);
    traces.push({ ...recorded, ...(pcap ? { pcap: `${run.id}.pcap` } : {}) });
  }
  await writeFile(join(out, 'traces.json'), textOf(traces));
  return traces;
}

async function recordOne({ id, query }: ChosenRun, watched: readonly TraceWatch[]) {
  const scenario = readQuery(query);
  const isWarm = scenario.process === 'warm';
  const executable = await executableFor(scenario.node);
  const at = utcNow();
  const before = loadNow();
  const { events, exitCode, nodeDebug, polls, pcap } = await readableRun(
    { scenario, executable, watched, port: PLAYGROUND_PORT },
    isWarm,
  );
  return {
    id,
    subject: subjectQuery(subjectOfScenario(scenario, isWarm ? 'warm' : 'cold')),
    node: releaseOf(executable),
    at,
    load: [before, loadNow()] as [number, number],
    watched: [...watched],
    exitCode,
    pcap,
    ...(nodeDebug === '' ? {} : { nodeDebug }),
    ...(polls ? { polls: [...polls] } : {}),
    events,
  };
}

/** Runs again when the clocks of the witnesses disagree, which says nothing about Node. */
async function readableRun(options: Parameters<typeof tracedRun>[0], isWarm: boolean) {
  for (let tries = 1; ; tries += 1) {
    const run = readRun(await tracedRun(options), isWarm);
    const wrong = causeMissing(run.events);
    if (wrong === undefined) return run;
    if (tries === TRIES_MAX)
      throw new Error(`${wrong}. ${TRIES_MAX} runs were like this; record on a quieter machine.`);
  }
}

/** What the binary says of itself, so that no file name can be wrong about it. */
function releaseOf(executable: string): string {
  return execFileSync(executable, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
}

/** An event a line, so that a difference between two recordings can be read. */
function textOf(traces: readonly RecordedTrace[]): string {
  const texts = traces.map(({ events, ...recorded }) => {
    const head = JSON.stringify(recorded).slice(0, -1);
    return `${head},"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}]}`;
  });
  const text = `{"schema":1,"machine":${JSON.stringify(machineHere())},"traces":[\n${texts.join(',\n')}]}\n`;
  readTraces(JSON.parse(text));
  return text;
}
