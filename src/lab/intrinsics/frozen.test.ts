import assert from 'node:assert/strict';
import test from 'node:test';
import { createBatch } from '../batch.ts';
import { eventsOfKind, llhttpOf, release, runClient } from '../testing.ts';

/** In a file of its own, because nobody can thaw this realm again. */
test('a realm that a program froze answers no other program, and says why', () => {
  const frozen = runClient('Object.freeze(Function.prototype);');
  const batch = createBatch(release('20.0.0'), llhttpOf('20.0.0'));
  const files = { 'client.mjs': 'console.log(1);', 'server.mjs': '' };
  const later = [runClient('console.log(1);'), batch.run({ files, packages: [] })];
  for (const { events, exitCode } of [frozen, ...later]) {
    assert.match(eventsOfKind(events, 'limit')[0]?.message ?? '', /^The program changed \S+, on/);
    assert.deepEqual([events.length, exitCode], [1, undefined]);
  }
});
