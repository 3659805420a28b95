import type { LabRun, LabRunner } from '../../src/build/lab-runner.ts';
import { orderTrialOfRun } from '../../src/build/scenario-orders.ts';
import {
  BOUNDS,
  type Bounds,
  type OrderTrial,
  type Region,
  type Schedule,
} from '../../src/exploration/orders/index.ts';
import { isInRegion } from './region.ts';

/**
 * Delays that can be put onto a real machine: the relay holds what ends a connection, and a preload keeps callbacks of the
 * client busy.
 */
export interface RealDelays {
  /** From the response to the FIN or the reset of the server, beyond what the server waits itself. */
  readonly holdUs: number;
  /** Number of the client's callback → how much longer it takes. */
  readonly before: Readonly<Record<number, number>>;
  /** The same for its end. */
  readonly after: Readonly<Record<number, number>>;
}

/** Times that a real machine cannot be told: how fast the client is, and how late the relay. */
interface Machine {
  readonly clientPreUs: number;
  readonly relayLateUs: number;
}

/**
 * The record: a callback takes 0.7 ms in a warm process, up to 15 ms in a new one, and more beside other work; the relay is
 * up to 3 ms late.
 */
const MACHINES: readonly Machine[] = [300, 3_000, 15_000, 45_000].flatMap((clientPreUs) =>
  [0, 3_000].map((relayLateUs) => ({ clientPreUs, relayLateUs })),
);

/** The longest first, because on a busy machine a client is interrupted for tens of milliseconds. */
const HOLDS_US = [0, 180_000, 60_000, 25_000];
const BUSY_US = 34_000;
/** Those between the first response and the second request. */
const CALLBACKS = [3, 4, 5, 6];
const CONNECTIONS = [1, 2, 3, 4];
/** What the search has tried at most, where no other bound was asked for. */
const CALLBACK_US_MAX = BOUNDS.callbackMs * 1000;

function candidates(): readonly RealDelays[] {
  const busy = CALLBACKS.flatMap((callback) => [
    { before: { [callback]: BUSY_US }, after: {} },
    { before: {}, after: { [callback]: BUSY_US } },
  ]);
  return [{ before: {}, after: {} }, ...busy].flatMap((each) =>
    HOLDS_US.map((holdUs) => ({ holdUs, ...each })),
  );
}

/** The delays as a schedule of the Lab, on a machine. */
export function scheduleOn(delays: RealDelays, { clientPreUs, relayLateUs }: Machine): Schedule {
  const schedule: Record<string, number> = {};
  for (const connection of CONNECTIONS)
    for (const end of ['FIN', 'RST'])
      schedule[`connection ${connection} server ${end} 1`] = delays.holdUs + relayLateUs + 1;
  for (const [callback, us] of Object.entries(delays.before))
    schedule[`client callback ${callback}`] = Math.min(clientPreUs + us, CALLBACK_US_MAX);
  for (const [callback, us] of Object.entries(delays.after))
    schedule[`client end of callback ${callback}`] = us;
  return schedule;
}

/**
 * For each region, the simplest delays with a margin: on each of the machines the run lies in the region. Undefined for a
 * region into which none of the delays leads for certain.
 */
export async function delaysWithMargin(
  runner: LabRunner,
  run: LabRun,
  bounds: Bounds,
  regions: readonly Region[],
): Promise<readonly (RealDelays | undefined)[]> {
  const trials: { readonly machine: Machine; readonly trial: OrderTrial }[] = [];
  for (const machine of MACHINES) {
    const time = { ...run.time, clientPreUs: machine.clientPreUs };
    trials.push({ machine, trial: await orderTrialOfRun(runner, { ...run, time }, bounds) });
  }
  const found: (RealDelays | undefined)[] = regions.map(() => undefined);
  for (const delays of candidates()) {
    if (!found.includes(undefined)) break;
    const open = new Set(regions.filter((_, place) => found[place] === undefined));
    for (const { machine, trial } of trials) {
      const tried = trial(scheduleOn(delays, machine));
      for (const region of open)
        if (region.outcome !== tried.outcome || !isInRegion(region, tried.log)) open.delete(region);
      if (open.size === 0) break;
    }
    for (const region of open) found[regions.indexOf(region)] = delays;
  }
  return found;
}
