import type { End } from '../../trace/record/event.ts';

/**
 * For the trace: the end of its connection that a call was made at. It is left out when it is the
 * end that the process is named after, as it always is between client.mjs and server.mjs.
 */
export function endIfOther(end: End | undefined, actor: End): { readonly end?: End } {
  return end === undefined || end === actor ? {} : { end };
}
