import assert from 'node:assert/strict';
import test from 'node:test';
import { eventsOfKind, printed, runClient, SILENT_CLOSE } from './testing.ts';

/** Each program tries to go on forever, and is ended by one limit. */
const ENDLESS: readonly (readonly [limit: string, program: string, limits: object])[] = [
  ['statementsMax', 'for (;;) { try { 1; } catch {} }', { statementsMax: 1000 }],
  ['microtasksMax', '(function f() { Promise.resolve().then(f); })();', { microtasksMax: 1000 }],
  ['stepsMax', '(function f() { setImmediate(f); })();', { stepsMax: 5000 }],
  ['stepsMax', '(function f() { process.nextTick(f); })();', { stepsMax: 5000 }],
  ['virtualUsMax', 'setInterval(() => {}, 1000);', {}],
  ['virtualUsMax', 'for (;;) { try { Date.now(); } catch {} }', { virtualUsMax: 10_000 }],
  ['outputBytesMax', 'for (;;) { try { console.log("x"); } catch {} }', { outputBytesMax: 1000 }],
];

for (const [limit, program, limits] of ENDLESS) {
  test(`${limit} ends ${program}`, () => {
    const run = runClient(program, { limits });
    const [event, ...more] = eventsOfKind(run.events, 'limit');
    assert.equal(event?.limit, limit);
    assert.equal(more.length, 0);
    assert.equal(run.exitCode, undefined);
    assert.equal(run.events.at(-1), event);
  });
}

test('a client that waits for something that cannot come ends with an event that says so', () => {
  const run = runClient(
    `import net from 'node:net'; net.connect(3000, '127.0.0.1').on('data', console.log);`,
    { server: SILENT_CLOSE },
  );
  assert.equal(eventsOfKind(run.events, 'limit')[0]?.limit, 'idle');
});

test('neither catch nor finally of the program runs after a limit', () => {
  const run = runClient(
    `try { for (;;) { 1; } } catch { console.log('caught'); } finally { console.log('finally'); }`,
    { limits: { statementsMax: 100 } },
  );
  assert.equal(printed(run), '');
});
