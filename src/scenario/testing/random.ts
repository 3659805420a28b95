import { GAP_BUSY_MS_MAX, GAP_IMMEDIATES_MAX, GAP_PARTS_MAX, GAP_TIMEOUT_MS_MAX } from '../gap.ts';
import { scenarioOf, withOneClient } from '../knobs.ts';
import type { Scenario } from '../scenario.ts';

/** Makes numbers that look random and are the same in every run of a test (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Any position of the knobs. Knobs with a grammar also get values that are not listed. */
export function randomScenario(random: (below: number) => number): Scenario {
  const listed = scenarioOf(({ values }) => values[random(values.length)]!.value);
  return withOneClient({
    ...listed,
    ...(random(2) && { gap: randomGap(random) }),
    ...(random(2) && { fin: randomFin(random) }),
    ...(random(2) && { requests: String(random(50) + 1) }),
    ...(random(2) && { body: String(random(1_000_001)) }),
  });
}

function randomFin(random: (below: number) => number): string {
  return `${random(2) ? random(9_999) + 1 : (random(9_999) + 1) / 1000}ms`;
}

function randomGap(random: (below: number) => number): string {
  const parts = Array.from({ length: random(GAP_PARTS_MAX) + 1 }, () => {
    const times = random(GAP_IMMEDIATES_MAX) + 1;
    return [
      'microtask',
      'nexttick',
      times === 1 ? 'immediate' : `immediate${times}`,
      `timeout${random(GAP_TIMEOUT_MS_MAX + 1)}`,
      `busy${random(GAP_BUSY_MS_MAX) + 1}`,
    ][random(5)];
  });
  return parts.join('+');
}
