/** Microseconds of the machine's monotonic clock, with fractions. It is the same in all threads. */
export function nowUs(): number {
  return Number(process.hrtime.bigint()) / 1000;
}
