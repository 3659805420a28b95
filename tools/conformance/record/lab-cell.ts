import { type LabRunner, labRunOf } from '../../../src/build/lab-runner.ts';
import type { LabOutput } from '../../../src/lab/index.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { exchangesOf } from '../../../src/trace/reading/exchanges.ts';
import { runOutcomeOf } from '../../measure/outcome.ts';
import { normalise } from '../transcript.ts';
import type { RealTimes } from './real-times.ts';

/** What the Lab says about a cell, over the times that a real client needed. */
export interface LabCell {
  /** The share of runs in which every request was answered. */
  readonly share: number;
  /** The errors of the other runs, most frequent first. */
  readonly errors: readonly string[];
  /** The share of runs in which a later request went out on the connection of an earlier one. */
  readonly reused: number;
}

/** Runs a scenario once for each of the times. */
export async function labCellOf(
  runner: LabRunner,
  scenario: Scenario,
  times: readonly RealTimes[],
): Promise<LabCell> {
  const extraUs = await besidesCallback(runner, scenario);
  const outputs: LabOutput[] = [];
  for (const { gapUs, finUs } of times) {
    const fin = finUs === undefined ? scenario.fin : finText(finUs);
    const clientPreUs = Math.max(1, Math.round(gapUs - extraUs));
    outputs.push(await run(runner, { ...scenario, fin }, clientPreUs));
  }
  const outcomes = outputs.map(outcomeOf);
  const counts = new Map<string, number>();
  for (const error of outcomes.flatMap(({ errors }) => errors))
    counts.set(error, (counts.get(error) ?? 0) + 1);
  return {
    share: shareOf(outcomes, ({ answered }) => answered),
    errors: [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text),
    reused: shareOf(outputs, hasReused),
  };
}

/** A time that is no whole number of milliseconds, because the server waits for those with a timer, which adds its own. */
function finText(us: number): string {
  const whole = Math.max(1, Math.round(us));
  return `${(whole % 1000 === 0 ? whole + 1 : whole) / 1000}ms`;
}

function run(runner: LabRunner, scenario: Scenario, clientPreUs: number): Promise<LabOutput> {
  const { node, fetch, files } = labRunOf(scenario);
  return runner.runInBatch({ node, fetch, files, time: { clientPreUs } });
}

function outcomeOf({ events, exitCode }: LabOutput) {
  const text = events
    .map((event) => (event.actor === 'client' && event.kind === 'output' ? event.text : ''))
    .join('');
  return runOutcomeOf(normalise(text, exitCode));
}

function hasReused({ events }: LabOutput): boolean {
  return exchangesOf(events).some(({ reused }) => reused);
}

function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

const PROBE_US = 500;

/** What the Lab adds to a callback of the client, from a response to the next request. */
async function besidesCallback(runner: LabRunner, scenario: Scenario): Promise<number> {
  const undisturbed = {
    ...scenario,
    server: 'keep-open',
    fin: 'same',
    close: 'full',
    gap: 'none',
  } as const;
  const { events } = await run(runner, undisturbed, PROBE_US);
  const messages = events.filter((event) => event.kind === 'packet' && event.http !== undefined);
  const response = messages.find((event) => event.kind === 'packet' && event.from === 'server');
  const next = messages.findLast((event) => event.kind === 'packet' && event.from === 'client');
  if (!response || !next)
    throw new Error('the Lab answered no request of a server that stays open');
  return next.t - response.t - PROBE_US;
}
