/**
 * Entry of a script that a page sends along with a run whose times were chosen one by one. The worker calls it with a
 * TimesHost, before the program has begun.
 */
import { ChosenTimes } from '../../lab/chosen-times.ts';

/** Where the script leaves what a run takes its times from. */
export interface TimesHost {
  /** A name of a schedule → its microseconds. */
  readonly delays: Readonly<Record<string, number>>;
  times?: ChosenTimes;
}

declare const host: TimesHost;

host.times = new ChosenTimes({ delays: host.delays });
