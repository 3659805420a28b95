import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../testing/runs.ts';
import type { Trace, TraceEvent } from './event.ts';
import { traceHash } from './hash.ts';
import { nameEvents } from './name-events.ts';

test('the hash of a run is pinned, because published links contain it', () => {
  assert.equal(traceHash([]), '8e8475640473fda2');
  assert.equal(
    traceHash([{ id: 'exit.1', t: 7.5, actor: 'client', kind: 'exit', code: 0 }]),
    'dc01c8ebcc0dea7d',
  );
});

test('neither the order of fields nor an undefined field changes the hash', () => {
  const shuffled = HUNG_UP.map((event) => {
    return Object.fromEntries([...Object.entries(event).reverse(), ['line', undefined]]);
  }) as unknown as Trace;
  const withoutLines = HUNG_UP.map(({ line: _, ...event }) => event as TraceEvent);
  assert.equal(traceHash(shuffled), traceHash(withoutLines));
});

test('a debug log does not change the hash', () => {
  const logged = nameEvents([
    ...HUNG_UP,
    { kind: 'debug', t: 0, actor: 'client', text: 'HTTP 1: outgoing message end.' },
  ]);
  assert.equal(traceHash(logged), traceHash(HUNG_UP));
});

test('any change of any event changes the hash', () => {
  const seen = new Set([traceHash(HUNG_UP), traceHash(NEW_CONNECTION)]);
  for (const [index, event] of HUNG_UP.entries()) {
    for (const changed of [
      { ...event, t: event.t + 1 },
      { ...event, id: `${event.id}.9` },
    ]) {
      seen.add(traceHash(HUNG_UP.with(index, changed)));
    }
    seen.add(traceHash(HUNG_UP.toSpliced(index, 1)));
  }
  assert.equal(seen.size, 2 + 3 * HUNG_UP.length);
});

test('hashing a thousand events takes less than 3 ms', () => {
  const long = Array.from({ length: 1000 }, (_, index) => HUNG_UP[index % HUNG_UP.length]!);
  let bestMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 50; round += 1) {
    const start = performance.now();
    traceHash(long);
    bestMs = Math.min(bestMs, performance.now() - start);
  }
  assert.ok(bestMs < 3, `${bestMs} ms`);
});
