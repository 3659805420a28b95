import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessLog } from './process-log.ts';

const SEAL = 'a secret';
const record = (fields: object) => `\u001e${JSON.stringify({ seal: SEAL, ...fields })}\r\n`;

function logged(chunks: readonly string[], nowUs = 50_000) {
  const log = new ProcessLog('client', () => nowUs, SEAL);
  for (const chunk of chunks) log.push(chunk);
  log.end();
  return log.events;
}

test('output and records keep their order, and lines end with \\n alone', () => {
  const events = logged([
    `one\r\n${record({ what: 'turn', turn: 1, at: 10 })}two\r\n`,
    record({ what: 'turn', turn: 2, at: 12.5 }),
  ]);
  assert.deepEqual(events, [
    { kind: 'output', stream: 'terminal', text: 'one\n', t: 50_000, actor: 'client' },
    { kind: 'http', what: 'turn', turn: 1, t: 50_000, actor: 'client' },
    { kind: 'output', stream: 'terminal', text: 'two\n', t: 50_000, actor: 'client' },
    { kind: 'http', what: 'turn', turn: 2, t: 52_500, actor: 'client' },
  ]);
});

test('chunks may be cut anywhere', () => {
  const whole = `a\r\nb\u001b[33mc\u001b[39m\r\n${record({ what: 'pooled', socket: 1, at: 1 })}end`;
  const expected = logged([whole]);
  for (let at = 1; at < whole.length; at += 1) {
    assert.deepEqual(logged([whole.slice(0, at), whole.slice(at)]), expected, `cut at ${at}`);
  }
  assert.deepEqual(logged([...whole]), expected);
});

test('time never runs backwards, whatever times a program reports', () => {
  const events = logged([
    record({ what: 'turn', turn: 1, at: 20 }),
    record({ what: 'turn', turn: 2, at: 5 }),
  ]);
  assert.deepEqual(
    events.map(({ t }) => t),
    [50_000, 50_000],
  );
});

test('a text that looks like a record and is none stays output', () => {
  const events = logged([`\u001e{"what":"turn"}\r\n\u001e[1]x\r\n`]);
  assert.ok(events.every(({ kind }) => kind === 'output'));
});

test('a record without the seal of this run is text, however well it is made', () => {
  for (const seal of [undefined, 'another', null, 1, '']) {
    const [event, ...more] = logged([record({ what: 'turn', turn: 1, at: 1, seal })]);
    assert.equal(event?.kind, 'output');
    assert.deepEqual(more, []);
  }
  const log = new ProcessLog('server', () => 0);
  log.push(record({ what: 'turn', turn: 1, at: 1, seal: undefined }));
  assert.equal(log.events[0]?.kind, 'output', 'a process without a probe has no records');
});
