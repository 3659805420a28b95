import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION, PROBE_ONLY } from '../testing/runs.ts';
import { NAME_CHARS_MAX, TEXT_CHARS_MAX } from './http-fields.ts';
import { EVENTS_IN_SLICE, EVENTS_MAX, parseTrace, parseTraceInTasks } from './parse-trace.ts';

const event = { id: 'output.1', t: 0, actor: 'client', kind: 'output', stream: 'stdout', text: '' };

function messageOf(value: unknown): string {
  const parsed = parseTrace(value);
  assert.equal(parsed.ok, false, 'should have been refused');
  return parsed.ok ? '' : parsed.message;
}

test('real traces pass unchanged', () => {
  for (const trace of [HUNG_UP, NEW_CONNECTION, PROBE_ONLY, []]) {
    assert.deepEqual(parseTrace(structuredClone(trace)), { ok: true, trace });
  }
});

test('a value that is not a list of events is refused with a sentence', () => {
  for (const value of [undefined, null, 'x', 7, {}, new Map(), () => []]) {
    assert.match(messageOf(value), /a trace is a list of events/);
  }
});

test('the message names the event and the field', () => {
  assert.match(
    messageOf([event, { ...event, id: 'output.2', stream: 'stdin' }]),
    /^event 2: stream: /,
  );
  assert.match(messageOf([{ ...event, kind: 'surprise' }]), /^event 1: kind: /);
  assert.match(messageOf([{ ...event, kind: 'http', what: 'surprise' }]), /^event 1: what: /);
  assert.match(messageOf([null]), /^event 1: /);
});

test('times are finite and not negative, and never decrease', () => {
  for (const t of [Number.NaN, Number.POSITIVE_INFINITY, -1, '0', undefined]) {
    assert.match(messageOf([{ ...event, t }]), /^event 1: t: /);
  }
  assert.match(
    messageOf([
      { ...event, t: 5 },
      { ...event, id: 'output.2', t: 4 },
    ]),
    /its time lies before/,
  );
});

test('ids have the form of ids, and each is used once', () => {
  for (const id of ['', 'x', 'output.', 'output.1"><img>', 'OUTPUT.1', 'output.1.2.3']) {
    assert.match(messageOf([{ ...event, id }]), /^event 1: id: /);
  }
  assert.match(messageOf([event, event]), /the id output.1 is taken/);
});

test('too many events and too long texts are refused', () => {
  assert.match(messageOf(new Array(EVENTS_MAX + 1)), /more than the 500000/);
  assert.match(messageOf([{ ...event, text: 'x'.repeat(TEXT_CHARS_MAX + 1) }]), /^event 1: text: /);
  const packet = { ...HUNG_UP.find(({ kind }) => kind === 'packet') };
  assert.match(messageOf([{ ...packet, source: 'x'.repeat(NAME_CHARS_MAX + 1) }]), /source: /);
  const heavy = Array.from({ length: 70 }, (_, index) => {
    return { ...event, id: `output.${index}`, text: 'x'.repeat(TEXT_CHARS_MAX - 1) };
  });
  assert.match(messageOf(heavy), /its texts are longer/);
});

test('fields that no event has are dropped', () => {
  const hostile = JSON.parse(
    '{"__proto__": {"polluted": true}, "html": "<img onerror=1>"}',
  ) as object;
  const parsed = parseTrace([{ ...event, ...hostile }]);
  assert.deepEqual(parsed, { ok: true, trace: [event] });
  assert.equal('polluted' in {}, false);
});

test('holes, cycles and deep nesting are refused, and nothing throws', () => {
  const cycle: Record<string, unknown> = { ...event };
  cycle['text'] = cycle;
  assert.match(messageOf([cycle]), /text: /);
  assert.match(messageOf(new Array(3)), /^event 1: /);
});

test('a page checks a long trace in several tasks, with the same result', async () => {
  const trace = Array.from({ length: 2 * EVENTS_IN_SLICE + 1 }, (_, index) => ({
    ...event,
    id: `output.${index}`,
  }));
  let tasks = 0;
  const nextTask = async () => {
    tasks += 1;
  };
  assert.deepEqual(await parseTraceInTasks(trace, nextTask), { ok: true, trace });
  assert.equal(tasks, 3);
  const wrong = trace.with(-1, { ...event, id: 'output.1' });
  const refused = await parseTraceInTasks(wrong, nextTask);
  assert.deepEqual(refused, { ok: false, message: messageOf(wrong) });
  assert.equal(tasks, 6);
  await parseTraceInTasks(trace.slice(0, EVENTS_IN_SLICE), nextTask);
  assert.equal(tasks, 6, 'a trace of one slice waits for no other task');
});
