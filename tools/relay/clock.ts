/** Microseconds since the process began, with fractions. */
export function nowUs(): number {
  return performance.now() * 1000;
}
