import { type GapPart, gapParts } from '../gap.ts';
import type { Scenario } from '../scenario.ts';
import type { Lines } from './lines.ts';

/**
 * What the program does before each later request. The parts run in order. Where a wait is followed
 * by computing, the timer is armed first, then the loop is blocked, and then the timer is awaited.
 */
export function gapLines(scenario: Scenario): Lines {
  const parts = partsIn(scenario);
  const lines: string[] = [];
  let armed = 0;
  /** The wait that has been armed and not awaited yet. */
  let wait = '';
  for (const [at, part] of parts.entries()) {
    const promise = promiseOf(part);
    const isBlockedNext = parts[at + 1]?.does === 'busy';
    if (promise && isBlockedNext) {
      armed += 1;
      wait = armed === 1 ? 'wait' : `wait${armed}`;
      lines.push(...asStatement(`const ${wait} = `, promise));
      continue;
    }
    lines.push(...plainLines(part));
    if (wait === '' || isBlockedNext) continue;
    lines.push(`await ${wait};`);
    wait = '';
  }
  return lines;
}

/** The function that `busy` calls, if the gap has a `busy`. */
export function blockFunction(scenario: Scenario): Lines {
  if (!partsIn(scenario).some(({ does }) => does === 'busy')) return [];
  return [
    'function block(ms) {',
    '  const end = performance.now() + ms;',
    '  while (performance.now() < end);',
    '}',
  ];
}

/** With a single request there is no gap. */
function partsIn({ gap, requests }: Scenario): readonly GapPart[] {
  return requests === '1' ? [] : gapParts(gap);
}

/** The lines of a part that ends before the next one begins. */
function plainLines(part: GapPart): Lines {
  switch (part.does) {
    case 'microtask':
      return ['await Promise.resolve();'];
    case 'nexttick':
      return ['await new Promise((resolve) => process.nextTick(resolve));'];
    case 'immediate':
      return Array<string>(part.times).fill(
        'await new Promise((resolve) => setImmediate(resolve));',
      );
    case 'timeout':
      return asStatement('await ', timeout(part.delayMs));
    case 'busy':
      return [`block(${part.forMs});`];
    default:
      return part satisfies never;
  }
}

/**
 * For a wait, the expression that the executor of its promise calls. Such a promise can be made now
 * and awaited later.
 */
function promiseOf(part: GapPart): string | undefined {
  if (part.does === 'timeout') return timeout(part.delayMs);
  if (part.does !== 'immediate') return undefined;
  let callback = 'resolve';
  for (let time = 1; time < part.times; time += 1) callback = `() => setImmediate(${callback})`;
  return `setImmediate(${callback})`;
}

function timeout(delayMs: number): string {
  return `setTimeout(resolve, ${delayMs})`;
}

const LINE_CHARS_MAX = 72;

function asStatement(start: string, call: string): Lines {
  const line = `${start}new Promise((resolve) => ${call});`;
  return line.length <= LINE_CHARS_MAX
    ? [line]
    : [`${start}new Promise((resolve) => {`, `  ${call};`, '});'];
}
