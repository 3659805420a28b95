/**
 * Node drains its microtask queue from the middle of JavaScript: `runMicrotasks()` in
 * processTicksAndRejections, reached again from runNextTicks between two timers and between two
 * immediates (lib/internal/process/task_queues.js, lib/internal/timers.js). A page cannot. In a pack those
 * functions are generators that yield where Node would drain, up to the Lab, which drains its own queue
 * and resumes them. In passing they tell the Lab which tick, timer or immediate is about to run.
 */
interface Rewrite {
  readonly pattern: RegExp;
  readonly to: string;
  /** How often it must match. Any other number means that the release is not written as we think. */
  readonly times: number;
}

const REWRITES: Readonly<Record<string, readonly Rewrite[]>> = {
  'internal/process/task_queues': [
    generator('runNextTicks'),
    generator('processTicksAndRejections'),
    delegated('processTicksAndRejections', 1),
    { pattern: /^(\s+)runMicrotasks\(\);/gm, to: '$1yield;', times: 2 },
    { pattern: /const callback = tock\.callback;/g, to: `$& __trace('tick', callback);`, times: 1 },
  ],
  'internal/timers': [
    generator('processImmediate'),
    generator('processTimers'),
    generator('listOnTimeout'),
    delegated('runNextTicks', 3),
    delegated('listOnTimeout', 1),
    {
      pattern: /const asyncId = timer\[async_id_symbol\];(?=\s+if \(!timer\._onTimeout\))/g,
      to: `$& if (timer._onTimeout) __trace('timer', timer._onTimeout, msecs);`,
      times: 1,
    },
    {
      pattern: /const asyncId = immediate\[async_id_symbol\];/g,
      to: `$& __trace('immediate', immediate._onImmediate);`,
      times: 1,
    },
  ],
};

/** The declaration of a function that becomes a generator. */
function generator(name: string): Rewrite {
  return { pattern: new RegExp(`function ${name}\\(`, 'g'), to: `function* ${name}(`, times: 1 };
}

/** Statements that call a function which has become a generator. */
function delegated(name: string, times: number): Rewrite {
  return { pattern: new RegExp(`^(\\s+)(?=${name}\\()`, 'gm'), to: '$1yield* ', times };
}

/** The source of a module of lib/ with its drain points rewritten; most modules have none. */
export function rewriteDrainPoints(id: string, source: string): string {
  let rewritten = source;
  for (const { pattern, to, times } of REWRITES[id] ?? []) {
    const found = [...rewritten.matchAll(pattern)].length;
    if (found !== times) {
      throw new Error(`${id}: expected ${times} × ${pattern}, found ${found}`);
    }
    rewritten = rewritten.replace(pattern, to);
  }
  return rewritten;
}

/** The modules that have drain points: a release must have them all. */
export const DRAINING_MODULES: readonly string[] = Object.keys(REWRITES);
