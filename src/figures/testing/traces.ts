import type { Trace } from '../../trace/record/event.ts';
import {
  HUNG_UP,
  KEPT_OPEN,
  LOOKED_FIRST,
  NEW_CONNECTION,
  PROBE_ONLY,
  WIRE_ONLY,
} from '../../trace/testing/runs.ts';

/** Runs of every kind: failed, saved, looked at first, without a FIN, and as engines see them that do not see all. */
export const RUNS: Readonly<Record<string, Trace>> = {
  'hung up': HUNG_UP,
  'new connection': NEW_CONNECTION,
  'looked first': LOOKED_FIRST,
  'kept open': KEPT_OPEN,
  'probe only': PROBE_ONLY,
  'wire only': WIRE_ONLY,
  'nothing at all': [],
};
