import { PLAYGROUND_SERVER, type Subject } from '../../../src/recordings/subject.ts';
import { freePort } from '../../conformance/listening.ts';
import { runRealClient } from '../../conformance/real-client.ts';
import { loadNow } from '../../measure/run-cell.ts';
import { runTrials } from '../../measure/run-trials.ts';
import { tallyOf } from '../../measure/tally.ts';
import type { RelayedConnection } from '../../relay/connection.ts';
import { startRelay } from '../../relay/start-relay.ts';
import type { Parts } from '../parts.ts';
import { utcNow } from '../utc.ts';
import { prepareClient } from './client.ts';
import { finTimesIn, gapsIn } from './durations.ts';
import { isForDurations, type PacketTimes, watchTimes } from './packet-times.ts';
import { isPlaygroundClient, programsOf, type SubjectPrograms } from './programs.ts';
import { type SeenConnection, trialsIn, wasReused } from './reuse.ts';
import type { CellSample } from './sample.ts';
import { type CellServer, startPlaygroundServer, startProduct } from './server.ts';

/** What a cell needs of this machine. */
interface Machinery {
  readonly parts: Parts;
  /** Executables of Node by runtime: `node@25.9.0`. */
  readonly executables: ReadonlyMap<string, string>;
  /** Whether packets may be captured here. Without them a cell that is there for its durations has none. */
  readonly watchesPackets?: boolean;
  /** Ends what a cell has started. */
  readonly signal: AbortSignal;
}

/**
 * Makes trials of a subject. Its server, its client and the relay between them, where there is one, are started for it
 * and ended afterwards.
 *
 * @throws Error when one of them does not run, and the reason of `signal` when that ends it
 */
export async function runSubject(
  subject: Subject,
  trials: number,
  machinery: Machinery,
): Promise<CellSample> {
  const programs = programsOf(subject, machinery.parts);
  if (!programs) throw new Error('the client has no word for these knobs');
  const before = loadNow();
  const server = await startServer(subject, programs, machinery);
  try {
    const { outcomes, relayed, times } = await runWatched(
      server,
      subject,
      programs,
      trials,
      machinery,
    );
    const noted = await server.close();
    const { answered, runs, errors } = tallyOf(outcomes);
    return {
      answered,
      tried: runs,
      errors: errors.map(({ text, count }) => [text, count]),
      ...seenOf(relayed ?? noted ?? [], subject, runs),
      ...(times && { ...times, isByPackets: true }),
      load: [before, loadNow()],
      at: utcNow(),
    };
  } finally {
    await server.close();
  }
}

function startServer(
  subject: Subject,
  { server, holdUs }: SubjectPrograms,
  { parts, executables }: Machinery,
): Promise<CellServer> {
  if (subject.product !== PLAYGROUND_SERVER || server === undefined) {
    return startProduct(subject, parts);
  }
  // Another runtime meets a server on the project's own Node.
  const executable = executables.get(subject.runtime) ?? process.execPath;
  return startPlaygroundServer(server, executable, holdUs === undefined);
}

/** Where the durations of a cell are its result, packets are watched beside it. */
async function runWatched(
  server: CellServer,
  subject: Subject,
  programs: SubjectPrograms,
  trials: number,
  machinery: Machinery,
) {
  const run = () => runAgainst(server, subject, programs, trials, machinery);
  if (!machinery.watchesPackets || !isForDurations(subject))
    return { ...(await run()), times: undefined };
  const watch = await watchTimes(server.port);
  try {
    const ran = await run();
    return { ...ran, times: countedTimes(subject, await watch.end()) };
  } finally {
    await watch.end();
  }
}

/** The first repetition of a warm process is not counted. A server that stays open closes only when its client does. */
function countedTimes({ process, knobs }: Subject, { finUs, gapUs }: PacketTimes): PacketTimes {
  const from = process === 'warm' ? 1 : 0;
  return {
    finUs: knobs.server === 'keep-open' ? [] : finUs.slice(from),
    gapUs: gapUs.slice(from),
  };
}

async function runAgainst(
  server: CellServer,
  subject: Subject,
  { client, holdUs }: SubjectPrograms,
  trials: number,
  { parts, executables, signal }: Machinery,
) {
  const relay =
    holdUs === undefined
      ? undefined
      : await startRelay({ target: server.port, port: await freePort(), holdUs });
  try {
    const place = await prepareClient(subject, parts, executables, server.certificate);
    try {
      const port = relay?.port ?? server.port;
      const run = async (text: string, limitMs?: number) => {
        signal.throwIfAborted();
        const transcript = await runRealClient({ ...place, text, port }, limitMs, signal);
        signal.throwIfAborted();
        return transcript;
      };
      const { outcomes } = await runTrials(client, subject.process, trials, run);
      return { outcomes, relayed: await relay?.connections() };
    } finally {
      await place.close();
    }
  } finally {
    await relay?.close();
  }
}

/** What relay or server saw of the trials that count. The first one of a warm process does not. */
function seenOf(
  connections: readonly (SeenConnection | RelayedConnection)[],
  { client, process, knobs }: Subject,
  tried: number,
): Pick<CellSample, 'reused' | 'finUs' | 'gapUs'> {
  const trials = trialsIn(connections);
  const counted = trials.slice(process === 'warm' ? 1 : 0);
  // A client that names its requests otherwise has trials that nobody tells apart here.
  const seen = counted.length === tried ? counted : [connections];
  const durations = { finUs: finTimesIn(seen.flat()), gapUs: gapsIn(seen.flat()) };
  // One that tries again makes more requests than its program has, and nobody here sees how many.
  const isCounted = sendsEachOnce(client, knobs) && counted.length === tried;
  if (!isCounted) return durations;
  const requests = Number(knobs.requests);
  return { ...durations, reused: counted.filter((trial) => wasReused(trial, requests)).length };
}

function sendsEachOnce(client: string, { fix }: Subject['knobs']): boolean {
  return isPlaygroundClient(client) && fix !== 'retry';
}
