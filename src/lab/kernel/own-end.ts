import type { End } from '../../trace/record/event.ts';

/**
 * For the trace: which end of its connection a call was made at. Left out where the process has the end that its name
 * says, which is always so between client.mjs and server.mjs.
 */
export function endIfOther(end: End | undefined, actor: End): { readonly end?: End } {
  return end === undefined || end === actor ? {} : { end };
}
