import { PLAYGROUND_SERVER, type Subject } from '../../src/recordings/subject.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { looksBeforeReuse } from '../../src/scenario/versions.ts';
import { isForDurations } from './trials/for-durations.ts';
import { isPlaygroundClient } from './trials/programs.ts';

/** What the client does between two requests without giving the loop a turn. */
const GAPS_WITHIN_A_TURN: ReadonlySet<string> = new Set([
  'none',
  'microtask',
  'nexttick',
  'busy20',
]);

/**
 * Whether the time of anything may decide the answer of a cell, or is part of its result: a FIN that is held, a wait
 * that gives the loop a turn, a release that looks before it uses a socket again, or a program that is not ours. Such a
 * cell is measured with nothing beside it.
 */
export function timingDecides(subject: Subject): boolean {
  const { runtime, client, product, knobs } = subject;
  return (
    product !== PLAYGROUND_SERVER ||
    !isPlaygroundClient(client) ||
    looksOrUnknown(runtime) ||
    knobs.fin !== 'same' ||
    knobs.close === 'rst' ||
    isForDurations(subject) ||
    knobs.fix === 'poll-before-reuse' ||
    (knobs.server === 'keep-open' && knobs.gap !== DEFAULTS.gap) ||
    !GAPS_WITHIN_A_TURN.has(knobs.gap)
  );
}

function looksOrUnknown(runtime: string): boolean {
  const node = /^node@(.+)$/.exec(runtime)?.[1];
  return node === undefined || looksBeforeReuse(node);
}
