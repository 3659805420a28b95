/** The present time as a record has it: ISO 8601, UTC, to the second. */
export function utcNow(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
