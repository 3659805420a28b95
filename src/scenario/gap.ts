import { accept, type Reading, refuse } from './reading.ts';

/** One thing that a program can do before it makes its next request. */
export type GapPart =
  | { readonly does: 'microtask' }
  | { readonly does: 'nexttick' }
  /** `times` setImmediates; each is armed in the callback of the one before. */
  | { readonly does: 'immediate'; readonly times: number }
  | { readonly does: 'timeout'; readonly delayMs: number }
  /** Blocks the event loop for that long. */
  | { readonly does: 'busy'; readonly forMs: number };

export const GAP_PARTS_MAX = 4;
export const GAP_IMMEDIATES_MAX = 3;
export const GAP_TIMEOUT_MS_MAX = 10_000;
/** Small, because the page may stand still for as long as the loop. */
export const GAP_BUSY_MS_MAX = 200;

const EXPECTED =
  `none, microtask, nexttick, immediate … immediate${GAP_IMMEDIATES_MAX}, timeout0, busy20 ` +
  `(milliseconds: timeout up to ${GAP_TIMEOUT_MS_MAX}, busy up to ${GAP_BUSY_MS_MAX}) ` +
  `or up to ${GAP_PARTS_MAX} of these joined by “+”`;

const PART = /^(microtask|nexttick|immediate|timeout|busy)(\d*)$/;

/**
 * Reads `none` or parts joined by `+`. A space joins parts, too, because URLSearchParams turns a
 * typed `+` into a space.
 */
export function readGap(text: string): Reading {
  if (text === 'none') return accept('none');
  const parts = text.split(/[+ ]/).map(readPart);
  const known = parts.filter((part) => part !== undefined);
  if (parts.length > GAP_PARTS_MAX || known.length < parts.length) return refuse(EXPECTED);
  return accept(known.map(partText).join('+'));
}

/** @param gap canonical text, as readGap gives it */
export function gapParts(gap: string): readonly GapPart[] {
  return gap === 'none' ? [] : gap.split('+').flatMap((text) => readPart(text) ?? []);
}

function readPart(text: string): GapPart | undefined {
  const [, does, digits = ''] = PART.exec(text) ?? [];
  const number = Number(digits);
  switch (does) {
    case 'microtask':
    case 'nexttick':
      return digits === '' ? { does } : undefined;
    case 'immediate': {
      const times = digits === '' ? 1 : number;
      return times >= 1 && times <= GAP_IMMEDIATES_MAX ? { does, times } : undefined;
    }
    case 'timeout':
      return digits && number <= GAP_TIMEOUT_MS_MAX ? { does, delayMs: number } : undefined;
    case 'busy':
      return number >= 1 && number <= GAP_BUSY_MS_MAX ? { does, forMs: number } : undefined;
    default:
      return undefined;
  }
}

function partText(part: GapPart): string {
  switch (part.does) {
    case 'microtask':
    case 'nexttick':
      return part.does;
    case 'immediate':
      return part.times === 1 ? 'immediate' : `immediate${part.times}`;
    case 'timeout':
      return `timeout${part.delayMs}`;
    case 'busy':
      return `busy${part.forMs}`;
    default:
      return part satisfies never;
  }
}
