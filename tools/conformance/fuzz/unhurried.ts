import type { FuzzProgram } from './fuzz-program.ts';

/** How much longer its pauses and limits are: enough for a busy machine, and the program still ends in time. */
const FACTOR = 5;

/**
 * Where the generators write milliseconds: `setTimeout(() => …, 30)` with the callback on one line or ending with `}`,
 * `sleep(20, …)`, `timeout: 40`, `AbortSignal.timeout(70)`, `server.keepAliveTimeout = 100`.
 */
const DURATIONS: readonly RegExp[] = [
  /(?<=\bsetTimeout\([^\n]*?, )\d+(?=\)(?!,))/g,
  /(?<=^\}, )\d+(?=\);$)/gm,
  /(?<=\b(?:sleep|\.setTimeout|AbortSignal\.timeout|promisify\(setTimeout\))\()\d+(?=[,)])/g,
  /(?<=\btimeout: )\d+\b/g,
  /(?<=\bserver\.(?:timeout|keepAliveTimeout) = )\d+\b/g,
];

/**
 * The program with all of its pauses and limits longer by the same factor, so that nothing but the time changes. When the
 * binary answers otherwise then, it was too slow for the short ones. Undefined when the program has none.
 */
export function unhurried(program: FuzzProgram): FuzzProgram | undefined {
  const { client, server } = program;
  const slow = {
    ...program,
    client: longer(client),
    ...(server === undefined ? {} : { server: longer(server) }),
  };
  return slow.client === client && slow.server === server ? undefined : slow;
}

function longer(text: string): string {
  return DURATIONS.reduce(
    (longer, pattern) => longer.replace(pattern, (ms) => String(Number(ms) * FACTOR)),
    text,
  );
}
