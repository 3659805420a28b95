import { type LabRunner, labRunOf } from '../../../src/build/lab-runner.ts';
import type { LabOutput } from '../../../src/lab/index.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import type { RealTimes } from './real-times.ts';

/** Runs a scenario whose client takes so long for a callback. */
export function run(
  runner: LabRunner,
  scenario: Scenario,
  clientPreUs: number,
): Promise<LabOutput> {
  const { node, fetch, files } = labRunOf(scenario);
  return runner.runInBatch({ node, fetch, files, time: { clientPreUs } });
}

/**
 * What a client does between two requests without sleeping. One that is busy for 20 ms is not here: before those are over
 * the kernel gives the server its turn.
 */
const SLEEPLESS: ReadonlySet<string> = new Set([
  'none',
  'microtask',
  'nexttick',
  'immediate',
  'immediate2',
]);

const PROBE_US = 500;

/** Makes times of the Lab from the times of a real client. */
export class ModelledClient {
  readonly #runner: LabRunner;
  /** The scenario with a server that stays open. */
  readonly #undisturbed: Scenario;
  /** From a response to the next request, when each callback takes PROBE_US. */
  readonly #probed: Between;

  private constructor(runner: LabRunner, undisturbed: Scenario, probed: Between) {
    this.#runner = runner;
    this.#undisturbed = undisturbed;
    this.#probed = probed;
  }

  static async of(runner: LabRunner, scenario: Scenario): Promise<ModelledClient> {
    const undisturbed = { ...scenario, server: 'keep-open', fin: 'same', close: 'full' } as const;
    const probed = await betweenRequests(runner, undisturbed, PROBE_US);
    return new ModelledClient(runner, undisturbed, probed);
  }

  /** What each callback takes, so that the next request comes when it came. */
  callbackUs({ gapUs, waitedUs = gapUs }: RealTimes): number {
    const { us, callbacks } = this.#probed;
    return Math.max(1, Math.round(PROBE_US + (waitedUs - us) / callbacks));
  }

  /**
   * When the FIN goes out. Where it came after the request, the client ran on the server's core and held it up until it
   * slept. So a client that does not sleep before its request holds it up for longer, whatever else it does.
   */
  async finUs(times: RealTimes): Promise<number | undefined> {
    const { gapUs, finUs } = times;
    if (finUs === undefined || finUs < gapUs || !SLEEPLESS.has(this.#undisturbed.gap)) return finUs;
    const { us } = await betweenRequests(this.#runner, this.#undisturbed, this.callbackUs(times));
    return us + finUs - gapUs;
  }
}

interface Between {
  readonly us: number;
  /** Callbacks of the client. */
  readonly callbacks: number;
}

/** From a response to the next request. */
async function betweenRequests(
  runner: LabRunner,
  scenario: Scenario,
  clientPreUs: number,
): Promise<Between> {
  const { events } = await run(runner, scenario, clientPreUs);
  const response = events.findIndex(
    (event) => event.kind === 'packet' && event.from === 'server' && event.http,
  );
  const next = events.findIndex(
    (event, place) =>
      place > response && event.kind === 'packet' && event.from === 'client' && event.http,
  );
  const between = events.slice(response, next);
  const [first, last] = [events[response], events[next]];
  if (!first || !last) throw new Error('the Lab answered no request of a server that stays open');
  const callbacks = between.filter(({ kind, actor }) => kind === 'callback' && actor === 'client');
  return { us: last.t - first.t, callbacks: callbacks.length };
}
