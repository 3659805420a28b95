import { ClaimError, checkClaim } from '../../../claims/check-claim.ts';
import type { RecordedTrace } from '../../../recordings/traces.ts';
import { exchangeByNumber } from '../../../trace/reading/exchanges.ts';

/** Statements about system calls, which only a recording with strace can bear. */
const NO_POLL = /^no epoll_wait lies between response (\d+) and request (\d+)$/;
const IN_A_ROW = /^the client calls (.+) in a row$/;

/**
 * Checks statements of the prose, joined by `; `, against a recorded trace. Besides those of a Claim there are `no
 * epoll_wait lies between response 1 and request 2` and `the client calls read 50, write 172, epoll_wait IN, read 0 in a
 * row`.
 *
 * @throws ClaimError when the recording says otherwise, or cannot say
 */
export function checkRecording(says: string, recorded: RecordedTrace): void {
  for (const statement of says.split('; ')) {
    const instead = contradiction(statement, recorded);
    if (instead !== undefined)
      throw new ClaimError(
        `The prose says of the recording ${recorded.id}: “${statement}”. It says: ${instead}.`,
      );
  }
}

function contradiction(statement: string, recorded: RecordedTrace): string | undefined {
  const [, earlier, later] = NO_POLL.exec(statement) ?? [];
  if (earlier !== undefined) return pollsBetween(recorded, Number(earlier), Number(later));
  const [, calls] = IN_A_ROW.exec(statement) ?? [];
  if (calls !== undefined) return otherCalls(recorded, calls);
  checkClaim(statement, recorded.events, `the recording ${recorded.id}`);
  return undefined;
}

function pollsBetween(
  { events, polls }: RecordedTrace,
  earlier: number,
  later: number,
): string | undefined {
  const exchanges = exchangeByNumber(events);
  const read = exchanges.get(earlier)?.read;
  const written = exchanges.get(later)?.written;
  if (!polls || !read || !written) return 'nothing of it, because nobody watched these calls';
  const between = polls.filter((at) => read.t < at && at < written.t);
  return between.length > 0 ? `epoll_wait at ${between.join(', ')} µs` : undefined;
}

function otherCalls({ events }: RecordedTrace, expected: string): string | undefined {
  const calls = events.flatMap((event) =>
    event.kind === 'syscall' && event.actor === 'client'
      ? [`${event.call} ${event.mask ?? event.result}`]
      : [],
  );
  return calls.join(', ').includes(expected) ? undefined : calls.join(', ') || 'no calls';
}
