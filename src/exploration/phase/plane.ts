import { timeOf } from '../../scenario/process.ts';
import type { ProcessTime, Scenario } from '../../scenario/scenario.ts';
import { finDelayUs, finGrainUs, varied } from '../vary.ts';
import { FINEST, type PhaseAxis, stepAtTime, usAt } from './axis.ts';

/** Two times that decide how a request ends, to the right and upwards. */
export interface PhasePlane {
  readonly x: PhaseAxis;
  readonly y: PhaseAxis;
}

/** A place of a plane, in steps from its lower left corner. See FINEST. */
export interface PhasePoint {
  readonly x: number;
  readonly y: number;
}

/** From the response to the request, the Lab needs this beside the callback: to wake the process, and to reach the agent. */
export const ASKED_AFTER_US = 53;
/** What the Lab's server needs for its response, and for the FIN behind it. */
const FIN_AFTER_US = 21;
/** When the server closes in the same write as it answers, the FIN is there after this. */
const FIN_AT_ONCE_US = 20;

const FIN: PhaseAxis = { kind: 'fin', fromUs: FIN_AT_ONCE_US, toUs: 30_000 };

/** The planes that the site draws. Their ranges hold the durations that were recorded. */
export const PLANES = {
  asked: { x: { kind: 'asked', fromUs: 80, toUs: 20_000 }, y: FIN },
  callback: { x: { kind: 'callback', fromUs: 30, toUs: 20_000 }, y: FIN },
  wait: { x: { kind: 'wait', fromUs: 1_000, toUs: 100_000 }, y: { ...FIN, toUs: 100_000 } },
} as const satisfies Readonly<Record<string, PhasePlane>>;

export type PlaneName = keyof typeof PLANES;

/** The scenario at a place. Its link opens this very run on /play/ and in `race`. */
export function scenarioAt(scenario: Scenario, { x, y }: PhasePlane, point: PhasePoint): Scenario {
  const set = withX(scenario, x, usAt(x, point.x));
  const delayUs = Math.max(usAt(y, point.y) - FIN_AFTER_US, 0);
  const grainUs = finGrainUs(set);
  // A finer grain is that of a search for a border. Here each place has its own FIN, to the microsecond.
  const finUs = grainUs < 1_000 ? delayUs : Math.round(delayUs / grainUs) * grainUs;
  return varied(set, { finDelayUs: finUs }).scenario;
}

function withX(scenario: Scenario, { kind }: PhaseAxis, us: number): Scenario {
  if (kind === 'wait') return { ...scenario, gap: `timeout${us / 1000}` };
  const callbackUs = kind === 'asked' ? us - ASKED_AFTER_US : us;
  const process: ProcessTime = `${callbackUs / 1000}ms`;
  return { ...scenario, process };
}

/**
 * The place that is nearest to a scenario.
 *
 * @param modelCallbackUs what a callback costs where the scenario does not say it
 */
export function pointOf(
  scenario: Scenario,
  { x, y }: PhasePlane,
  modelCallbackUs: number,
): PhasePoint {
  const callbackUs = timeOf(scenario).clientPreUs ?? modelCallbackUs;
  const waitMs = Number(/^timeout(\d+)$/.exec(scenario.gap)?.[1] ?? 0);
  const xUs = {
    callback: callbackUs,
    asked: callbackUs + ASKED_AFTER_US,
    wait: 1000 * waitMs,
    fin: 0,
  }[x.kind];
  return { x: nearest(x, xUs), y: nearest(y, finDelayUs(scenario) + FIN_AFTER_US) };
}

function nearest(axis: PhaseAxis, us: number): number {
  return Math.round(Math.min(Math.max(stepAtTime(axis, Math.max(us, 1)), 0), FINEST));
}
