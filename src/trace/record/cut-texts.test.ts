import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP } from '../testing/runs.ts';
import { cutTexts, EVENT_TEXT_CHARS_MAX } from './cut-texts.ts';
import type { Unnamed } from './event.ts';

const stamp = { t: 0, actor: 'client' } as const;
const long = 'A'.repeat(50_000_000);

test('an ordinary event stays as it is', () => {
  for (const event of HUNG_UP) assert.deepEqual(cutTexts(event), event);
});

test('a text that a program chose is cut, and says so', () => {
  const error = { name: long, code: long, message: long };
  const events: readonly Unnamed[] = [
    { kind: 'uncaught', ...stamp, error },
    { kind: 'throw', ...stamp, error },
    { kind: 'http', ...stamp, what: 'error', request: 1, error },
    { kind: 'http', ...stamp, what: 'request', request: 1, method: long, url: long },
    { kind: 'http', ...stamp, what: 'response', request: 1, status: 200, connectionHeader: long },
    { kind: 'tick', ...stamp, phase: 'main', fn: long },
    { kind: 'timer', ...stamp, phase: 'timers', fn: long, delayMs: 1 },
    { kind: 'dns', ...stamp, hostname: long },
  ];
  for (const event of events)
    assert.ok(JSON.stringify(cutTexts(event)).length < EVENT_TEXT_CHARS_MAX + 1_000, event.kind);
  const [cut] = events.map(cutTexts);
  assert.ok(cut?.kind === 'uncaught');
  assert.equal(cut.error.message, `${long.slice(0, EVENT_TEXT_CHARS_MAX - 1)}…`);
  assert.match(cut.error.name, /^A{199}…$/);
});

test('what a program prints is not cut: the engine limits all of it together', () => {
  const event: Unnamed = { kind: 'output', ...stamp, stream: 'stdout', text: 'A'.repeat(900_000) };
  assert.equal(cutTexts(event), event);
});
