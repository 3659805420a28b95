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
import type { SocketTaken } from './client-log.ts';
import { finTimesIn, gapsIn } from './durations.ts';
import { pairsIn } from './pairs.ts';
import { isPlaygroundClient, programsOf, type SubjectPrograms } from './programs.ts';
import { trialsIn, wasReused } from './reuse.ts';
import type { CellSample } from './sample.ts';
import { type CellServer, startPlaygroundServer, startProduct } from './server.ts';

/** What a cell needs of this machine. */
interface Machinery {
  readonly parts: Parts;
  /** Executables of Node by runtime: `node@25.9.0`. */
  readonly executables: ReadonlyMap<string, string>;
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
    const { outcomes, relayed, taken } = await runAgainst(
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
      ...seenOf(relayed ?? noted ?? [], taken, subject, runs),
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
      return { outcomes, relayed: await relay?.connections(), taken: await place.taken() };
    } finally {
      await place.close();
    }
  } finally {
    await relay?.close();
  }
}

/** What relay or server, and the client, saw of the trials that count. The first one of a warm process does not. */
function seenOf(
  connections: readonly RelayedConnection[],
  taken: readonly SocketTaken[] | undefined,
  { client, process, knobs }: Subject,
  tried: number,
): Pick<CellSample, 'reused' | 'finUs' | 'gapUs' | 'pairs'> {
  const counted = trialsIn(connections).slice(process === 'warm' ? 1 : 0);
  const isToldApart = counted.length === tried;
  // A client that names its requests otherwise has trials that nobody tells apart here.
  const seen = isToldApart ? counted : [connections];
  const durations = {
    finUs: finTimesIn(seen.flat()),
    gapUs: gapsIn(seen.flat()),
    ...(taken && isToldApart && { pairs: pairsIn(counted, taken) }),
  };
  // One that tries again makes more requests than its program has, and nobody here sees how many.
  if (!isToldApart || !sendsEachOnce(client, knobs)) return durations;
  const requests = Number(knobs.requests);
  return { ...durations, reused: counted.filter((trial) => wasReused(trial, requests)).length };
}

function sendsEachOnce(client: string, { fix }: Subject['knobs']): boolean {
  return isPlaygroundClient(client) && fix !== 'retry';
}
