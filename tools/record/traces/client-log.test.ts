import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REPETITION_END } from '../../measure/warm-client.ts';
import { readClientLog } from './client-log.ts';

const record = (fields: object) => `\u001e${JSON.stringify(fields)}\n`;
const began = record({ timeOrigin: 1_790_000_000_000.5 });
const request = (number: number, at: number) =>
  record({ what: 'request', request: number, method: 'GET', url: 'http://127.0.0.1:3000/1', at });
const BEGAN_AT = 1_790_000_000_000_500;

test('a record has its time on the machine’s clock, and a text that of the record before it', () => {
  const { beganAt, trials } = readClientLog(`${began}${request(1, 2.25)}200 { ok: true }\n`);
  assert.equal(beganAt, BEGAN_AT);
  assert.deepEqual(
    trials[0]?.events.map(({ kind, t }) => [kind, t - BEGAN_AT]),
    [
      ['http', 2_250],
      ['output', 2_250],
    ],
  );
});

test('lines of NODE_DEBUG are apart, without the process id, and the program’s own lines are not among them', () => {
  const text = `${began}${request(1, 1)}HTTP 42: createConnection {\n  port: 3000,\n}\nNET 42: destroy\nFetchError: it ended\n`;
  const [trial] = readClientLog(text).trials;
  assert.equal(trial?.nodeDebug, 'HTTP: createConnection {\n  port: 3000,\n}\nNET: destroy\n');
  const output = trial?.events.find((event) => event.kind === 'output');
  assert.equal(output?.kind === 'output' && output.text, 'FetchError: it ended\n');
});

test('each repetition is a trial, without what the one before it left behind', () => {
  const closed = record({ what: 'closed', socket: 1, at: 31 });
  const text = [
    began,
    request(1, 1),
    `${REPETITION_END}1\n`,
    closed,
    request(2, 40),
    '200\n',
    `${REPETITION_END}0\n`,
  ].join('');
  const { trials } = readClientLog(text);
  assert.deepEqual(
    trials.map(({ exitCode, events }) => [exitCode, events.length]),
    [
      [1, 1],
      [0, 2],
    ],
  );
});

test('a client that did not start is an error with its last words', () => {
  assert.throws(() => readClientLog('node: bad option\n'), /did not start: node: bad option/);
});
