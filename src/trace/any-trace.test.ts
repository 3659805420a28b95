import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsAt } from './reading/story.ts';
import type { Trace, Unnamed } from './record/event.ts';
import { nameEvents } from './record/name-events.ts';
import { parseTrace } from './record/parse-trace.ts';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION } from './testing/runs.ts';
import { ladderText } from './words/ladder.ts';
import { packetsText } from './words/packets.ts';
import { verdictOf } from './words/verdict.ts';
import { wordsOf } from './words/words-of.ts';
import { fold } from './world/fold.ts';

/** Mulberry32: a seeded generator, so that every run of the tests has the same traces. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A trace that passes the schema but makes no sense: events are lost, doubled, taken from different
 * runs, or out of order.
 */
function nonsense(seed: number): Trace {
  const next = random(seed);
  const kept = [...HUNG_UP, ...NEW_CONNECTION, ...KEPT_OPEN].filter(() => next() < 0.6);
  const shuffled = kept
    .map((event) => ({ event, key: event.t + (next() < 0.2 ? next() * 2_000 : 0) }))
    .sort((a, b) => a.key - b.key);
  return nameEvents(shuffled.map(({ event, key }): Unnamed => ({ ...event, t: key })));
}

test('words and pictures can be made of any trace that passes the schema', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const trace = nonsense(seed);
    const parsed = parseTrace(structuredClone(trace));
    assert.ok(parsed.ok, `seed ${seed}: ${parsed.ok || parsed.message}`);
    const verdict = verdictOf(trace, seed % 2);
    const texts = [
      verdict.headline,
      ...verdict.reasons,
      ladderText(trace),
      packetsText(trace),
      ...trace.flatMap((event) => {
        const { short, sentence, why } = wordsOf(event, trace);
        return [short, sentence, why ?? ''];
      }),
    ];
    for (const text of texts)
      assert.doesNotMatch(text, /undefined|NaN|Infinity|-\d+ [µm]?s/, `seed ${seed}`);
    assert.equal(fold(trace, trace.length).applied, trace.length);
    assert.ok(eventsAt('story', trace).length <= trace.length);
  }
});
