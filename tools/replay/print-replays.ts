import { LabRunner } from '../../src/build/lab-runner.ts';
import { print } from '../../src/command-line/print.ts';
import type { Proof, Proving } from '../../src/command-line/prove/proof.ts';
import { proofJson, proofText } from '../../src/command-line/prove/text.ts';
import { UsageError } from '../../src/command-line/usage.ts';
import type { Region } from '../../src/exploration/orders/index.ts';
import { executableHere } from '../measure/release.ts';
import { delaysWithMargin, type RealDelays } from './margins.ts';
import { type Replays, replayed } from './replay.ts';

/** An order of a region on a real Node; without `delays` there is none that can be put onto it for certain. */
interface RegionReplays {
  readonly region: Region;
  readonly delays: RealDelays | undefined;
  readonly replays: Replays | undefined;
}

/**
 * Prints a proof, and how the orders of its regions ended on a real Node.
 *
 * @throws UsageError for what no real Node can run
 */
export async function printReplays(proof: Proof, command: Proving): Promise<void> {
  const found = await replaysOf(proof, command);
  if (command.isJson) {
    print(JSON.stringify({ ...proofJson(proof), replays: found.map(replaysJson) }));
    return;
  }
  print(proofText(proof));
  print(
    `\non the real Node ${proof.experiment.scenario.node}, with margins (larger delays of the same region):`,
  );
  for (const each of found) print(replaysText(each));
}

async function replaysOf(
  { experiment, exploration }: Proof,
  { bounds, replays: trials = 0 }: Proving,
): Promise<readonly RegionReplays[]> {
  const { scenario, run, isOurs } = experiment;
  if (!isOurs) {
    throw new UsageError(
      run.patch === undefined
        ? '--replay runs the programs of the knobs: leave out --client and --server.'
        : '--replay: a patch reaches no Node of this machine. Leave out --patch.',
    );
  }
  const executable = executableHere(scenario.node);
  if (executable === undefined) {
    throw new UsageError(
      `--replay: Node ${scenario.node} is not on this machine. npm run measure -- '' --node ${scenario.node} brings it.`,
    );
  }
  const runner = await LabRunner.load();
  const { regions } = exploration;
  const delays = await delaysWithMargin(runner, run, bounds, regions);
  const found: RegionReplays[] = [];
  for (const [place, region] of regions.entries()) {
    const chosen = delays[place];
    console.error(`region ${place + 1} of ${regions.length}: ${region.outcome}`);
    const replays = chosen && (await replayed(runner, scenario, chosen, executable, trials));
    found.push({ region, delays: chosen, replays });
  }
  return found;
}

function replaysText({ region, delays, replays }: RegionReplays): string {
  const when = region.inequalities.map(({ text }) => text).join('; and ') || 'whatever comes first';
  const head = `  ${region.outcome}: ${when}`;
  if (!delays || !replays)
    return `${head}\n    not replayed: no delay of a callback or a FIN leads there for certain`;
  const { predicted, outcomes, asPredicted } = replays;
  const others = outcomes.filter(
    (one) => one.answered !== predicted.answered || one.errors.join() !== predicted.errors.join(),
  );
  const error = predicted.errors.length > 0 ? ` (${predicted.errors.join(' · ')})` : '';
  return [
    `${head}\n    ${delaysText(delays)}: ${asPredicted} of ${outcomes.length} ended as predicted${error}`,
    ...others.map(
      ({ answered, errors }) => `      another: ${answered ? 'answered' : errors.join(' · ')}`,
    ),
  ].join('\n');
}

function replaysJson({ region, delays, replays }: RegionReplays) {
  return {
    outcome: region.outcome,
    inequalities: region.inequalities,
    ...(delays && { delays }),
    ...(replays && {
      predicted: replays.predicted,
      replays: replays.outcomes.length,
      asPredicted: replays.asPredicted,
    }),
  };
}

function delaysText({ holdUs, before, after }: RealDelays): string {
  const texts = [
    ...(holdUs > 0 ? [`the end of the connection ${holdUs / 1000} ms later`] : []),
    ...Object.entries(before).map(
      ([n, us]) => `callback ${n} of the client ${us / 1000} ms longer`,
    ),
    ...Object.entries(after).map(
      ([n, us]) => `end of callback ${n} of the client ${us / 1000} ms longer`,
    ),
  ];
  return texts.join(', ') || 'no delay';
}
