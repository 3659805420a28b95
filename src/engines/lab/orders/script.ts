/**
 * Entry of the search over orders in the Lab's worker. A page sends its text with the first search (lab-assets.ts makes
 * it), and the worker calls it with a SearchHost, before the program has begun.
 */
import {
  BOUNDS,
  type Bounds,
  explore,
  type OrderTrial,
} from '../../../exploration/orders/index.ts';
import { withPlainFailure } from '../../../exploration/orders/plain-schedule.ts';
import { NeedsPart, orderTrial } from '../../../exploration/orders/trial.ts';
import { ChosenTimes } from '../../../lab/chosen-times.ts';
import type { SearchHost } from '../search-host.ts';
import type { OrdersReport } from './report.ts';

declare const host: SearchHost;

/** Between two reports, in which the worker also hears that it is to stop. */
const SLICE_MS = 100;

function trialOf({ batch, files, packages, time = {} }: SearchHost, bounds: Bounds): OrderTrial {
  return orderTrial(bounds, (delays, limits) => {
    const times = new ChosenTimes({ delays, bounds: limits });
    return batch.run({ files, packages, time, times }, 'endings');
  });
}

function begin(given: SearchHost): void {
  const { tell, later, now, isOver, messageOf } = given;
  const say = (report: OrdersReport) => tell(report);
  const bounds: Bounds = { ...BOUNDS, ...(given.options as Partial<Bounds>) };
  const trial = trialOf(given, bounds);
  const search = explore(trial, { bounds, isOver });
  const slice = () => {
    const until = now() + SLICE_MS;
    try {
      for (;;) {
        const next = search.next();
        if (next.done) return say({ exploration: withPlainFailure(trial, next.value) });
        if (now() < until) continue;
        say({ progress: next.value });
        return later(slice);
      }
    } catch (error) {
      say(error instanceof NeedsPart ? { missingPart: error.part } : { failed: messageOf(error) });
    }
  };
  slice();
}

begin(host);
