import type { End } from '../../trace/record/event.ts';
import type { Busy } from '../kernel/coroutine.ts';
import type { TimeModel } from '../kernel/time-model.ts';

/** How long an outermost callback keeps its process busy, before its effects show and after them. */
export interface CallbackCost {
  readonly pre: Busy;
  readonly post: Busy;
}

export const NO_COST: CallbackCost = { pre: { busy: 0 }, post: { busy: 0 } };

export function callbackCost(actor: End, time: TimeModel): CallbackCost {
  return actor === 'client'
    ? { pre: { busy: time.clientPreUs }, post: { busy: time.clientPostUs } }
    : { pre: { busy: time.serverPreUs }, post: { busy: time.serverPostUs } };
}
