import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LabRunner } from '../../src/build/lab-runner.ts';
import { labRunOf } from '../../src/build/lab-runner.ts';
import { clientFolder } from '../../src/build/packages/bundle-client.ts';
import { importedClients, nodeFetchFor } from '../../src/scenario/clients.ts';
import { finTime } from '../../src/scenario/fin.ts';
import { programOf } from '../../src/scenario/program.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { accepting, freePort, withPort } from '../conformance/listening.ts';
import { installFetch, runRealClient } from '../conformance/real-client.ts';
import { normalise } from '../conformance/transcript.ts';
import { type RunOutcome, runOutcomeOf } from '../measure/outcome.ts';
import { startRelay } from '../relay/start-relay.ts';
import { type RealDelays, scheduleOn } from './margins.ts';

/** How the replays of one order ended. */
export interface Replays {
  readonly predicted: RunOutcome;
  readonly outcomes: readonly RunOutcome[];
  /** Those that ended as predicted, with the predicted errors. */
  readonly asPredicted: number;
}

const PRELOAD = pathToFileURL('tools/replay/busy.mjs').href;

/**
 * Runs the scenario on a real Node with these delays, each time in a new process of the client.
 *
 * @param executable the release's binary
 */
export async function replayed(
  runner: LabRunner,
  scenario: Scenario,
  delays: RealDelays,
  executable: string,
  trials: number,
): Promise<Replays> {
  const predicted = await predictedIn(runner, scenario, delays);
  const folder = await mkdtemp(join(tmpdir(), `replay-${scenario.node}-`));
  const { files } = programOf(scenario);
  const target = await freePort();
  await writeFile(join(folder, 'server.mjs'), withPort(files['server.mjs'], target));
  const server = spawn(executable, ['server.mjs'], { cwd: folder, stdio: 'ignore', env: {} });
  try {
    await accepting(target, server);
    const port = await freePort();
    const relay = await startRelay({
      target,
      port,
      holdUs: serverDelayUs(scenario) + delays.holdUs,
      resets: true,
    });
    const outcomes: RunOutcome[] = [];
    try {
      while (outcomes.length < trials)
        outcomes.push(await oneReplay(scenario, delays, executable, folder, port));
    } finally {
      await relay.close();
    }
    const asPredicted = outcomes.filter((outcome) => isSame(outcome, predicted)).length;
    return { predicted, outcomes, asPredicted };
  } finally {
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  }
}

async function oneReplay(
  scenario: Scenario,
  delays: RealDelays,
  executable: string,
  parent: string,
  port: number,
): Promise<RunOutcome> {
  const { files } = programOf(scenario);
  const folder = await mkdtemp(join(parent, 'run-'));
  const fetch = nodeFetchFor(scenario, files);
  const [spec] = importedClients(files, scenario.node);
  if (fetch !== 'http') await installFetch(folder, fetch);
  else if (spec)
    await symlink(join(clientFolder(spec), 'node_modules'), join(folder, 'node_modules'));
  const { before, after } = delays;
  return runOutcomeOf(
    await runRealClient({
      folder,
      file: 'client.mjs',
      text: files['client.mjs'],
      port,
      command: (file) => [executable, '--import', PRELOAD, file],
      env: {
        TZ: 'UTC',
        LANG: 'en_US.UTF-8',
        REPLAY_BUSY_US: JSON.stringify({ before, after }),
      },
    }),
  );
}

/** What the Lab answers with these delays, in the words that the client prints. */
async function predictedIn(
  runner: LabRunner,
  scenario: Scenario,
  delays: RealDelays,
): Promise<RunOutcome> {
  const run = labRunOf(scenario);
  const machine = { clientPreUs: run.time?.clientPreUs ?? 300, relayLateUs: 0 };
  const { events, exitCode } = await runner.run({ ...run, delays: scheduleOn(delays, machine) });
  let text = '';
  for (const event of events)
    if (event.actor === 'client' && event.kind === 'output') text += event.text;
  return runOutcomeOf(normalise(text, exitCode));
}

/** The relay counts from the response, so the server's own wait is a part of its hold. */
function serverDelayUs({ fin }: Scenario): number {
  const time = finTime(fin);
  return time.at === 'delay' ? time.delayMs * 1000 : 0;
}

function isSame(one: RunOutcome, other: RunOutcome): boolean {
  return one.answered === other.answered && one.errors.join('\n') === other.errors.join('\n');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'close');
}
