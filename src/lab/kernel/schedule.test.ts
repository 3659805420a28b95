import assert from 'node:assert/strict';
import test from 'node:test';
import { questionName } from '../../trace/record/order-log.ts';
import { NOTHING_KNOWN, ScheduleRecorder } from './schedule.ts';

const BOUNDS = { callbackUs: 50, flightUs: 200, finUs: 0, wakeUs: 10, timerUs: 10 };
const START = { variable: 0, plusUs: 0 };

/** One call of epoll_wait that may not sleep finds what has come on these connections, after so many microseconds. */
function batchOf(flights: Readonly<Record<number, number>>) {
  const delays = Object.fromEntries(
    Object.entries(flights).map(([connection, us]) => [
      `connection ${connection} server data 1`,
      us,
    ]),
  );
  const recorder = new ScheduleRecorder(delays, BOUNDS);
  recorder.hasBegun = true;
  const found = Object.keys(flights).map((connection) => {
    const { term } = recorder.flight(`connection ${connection} server`, 'data', 0, START, false);
    return recorder.arrival(term, NOTHING_KNOWN, Number(connection));
  });
  recorder.findsAll('client', found, { variable: 0, plusUs: 100 });
  const { questions, variables } = recorder.log;
  return questions
    .map((question) => `${questionName(question, variables)} ${question.answer}`)
    .filter((name) => (name.match(/connection/g) ?? []).length === 2)
    .map((name) => name.replaceAll(/connection (\d+) server data 1/g, '$1').replace(' 0 ', ' '));
}

test('which of the arrivals of one batch came first is a question, also for a call that may not sleep', () => {
  assert.deepEqual(batchOf({ 1: 20, 2: 30 }), ['1 <= 2 true']);
  assert.deepEqual(batchOf({ 1: 30, 2: 20 }), ['1 <= 2 false']);
});

test('of three arrivals, those are compared that are next to each other in time', () => {
  assert.deepEqual(batchOf({ 1: 30, 2: 10, 3: 20 }), ['2 <= 3 true', '1 <= 3 false']);
});

test('of two arrivals at one moment, that of the earlier connection comes first', () => {
  assert.deepEqual(batchOf({ 2: 20, 1: 20, 10: 20 }), ['1 <= 2 true', '2 <= 10 true']);
});
