const READS_CLOCK = 'at: performance.now()';
const UNTIMED = 'at: 0';

/**
 * The files with a probe that does not read the clock, because an engine with a simulated clock knows the time of a
 * report without it. Reading the clock takes a program a microsecond, so that a run with chosen times and the search
 * that chose them have to agree on it; and a program that reads the clock is explored for that clock only.
 */
export function withoutClock(files: Readonly<Record<string, string>>): Record<string, string> {
  const probe = files['probe.mjs'] ?? '';
  if (probe.includes(UNTIMED)) return { ...files };
  if (!probe.includes(READS_CLOCK))
    throw new Error('probe.mjs has changed: where does it read the clock?');
  return { ...files, 'probe.mjs': probe.replace(READS_CLOCK, UNTIMED) };
}
