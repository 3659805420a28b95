import type { Trace } from '../../trace/record/event.ts';
import {
  HUNG_UP,
  KEPT_OPEN,
  LOOKED_FIRST,
  NEW_CONNECTION,
  PACKETS_AND_PROBE,
  PROBE_ONLY,
  WIRE_ONLY,
} from '../../trace/testing/runs.ts';

/**
 * Runs of every kind: one that fails, one that opens a new connection, one in which Node looks first, one without a
 * FIN. The last ones are as engines see them that do not see everything.
 */
export const RUNS: Readonly<Record<string, Trace>> = {
  'hung up': HUNG_UP,
  'new connection': NEW_CONNECTION,
  'looked first': LOOKED_FIRST,
  'kept open': KEPT_OPEN,
  'probe only': PROBE_ONLY,
  'packets and probe': PACKETS_AND_PROBE,
  'wire only': WIRE_ONLY,
  'nothing at all': [],
};
