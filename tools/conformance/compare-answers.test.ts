import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareAnswers } from './compare-answers.ts';
import type { LabAnswer } from './guarded/guarded-lab.ts';

const ran = (text: string, exitCode: number | undefined = 0, limit?: string): LabAnswer => ({
  kind: 'ran',
  text,
  exitCode,
  limit,
  serverExitCode: undefined,
});

test('exit code and lines are compared', () => {
  const real = { text: 'a\nb\n', exitCode: 0 };
  assert.equal(compareAnswers(real, ran('a\nb\n')).kind, 'equal');
  assert.equal(compareAnswers(real, ran('a\nb\n', 1)).kind, 'differs');
  assert.equal(compareAnswers(real, ran('b\na\n')).kind, 'differs');
});

test('clocks, ports and process ids are no difference', () => {
  const text = (pid: number, date: string, port: number) =>
    `(node:${pid}) Warning\ndate: Sat, 0${pid % 9} Nov 2026 ${date} GMT\n127.0.0.1:${port}\n`;
  const real = { text: text(12, '10:00:00', 4000), exitCode: 0 };
  assert.equal(compareAnswers(real, ran(text(7, '11:22:33', 5000))).kind, 'equal');
});

test('frames of built-in functions and of packages are a kind of their own', () => {
  const own = '    at file:///app/client.mjs:1:2';
  const text = (...lines: string[]) => ['Error: x', ...lines, own, ''].join('\n');
  const real = { text: text('    at Array.map (<anonymous>)'), exitCode: 1 };
  assert.equal(compareAnswers(real, ran(text(), 1)).kind, 'frames');
  assert.equal(
    compareAnswers(real, ran(text('    at mine (file:///app/client.mjs:3:4)'), 1)).kind,
    'differs',
  );
});

test("a frame of Node's own that the Lab has must be one of the binary's, in their order", () => {
  const text = (...frames: string[]) =>
    ['Error: x', ...frames.map((at) => `    at ${at}`), ''].join('\n');
  const real = {
    text: text(
      'Agent.connect [as createConnection] (node:net:249:17)',
      'get (node:http:1:2)',
      'node:internal/x:1:2',
    ),
    exitCode: 0,
  };
  const kindOf = (...frames: string[]) => compareAnswers(real, ran(text(...frames))).kind;
  assert.equal(kindOf('connect (node:net)', 'get (node:http)'), 'equal');
  assert.equal(kindOf('node:net', 'node:internal/x'), 'equal');
  assert.equal(kindOf('get (node:http)', 'connect (node:net)'), 'frames');
  assert.equal(kindOf('request (node:http)'), 'frames');
});

test('a frame of a package is no line of a source', () => {
  const frames = [
    '    at file:///app/node_modules/a/b.js:1:2',
    '    at file:///app/client.mjs:1:2',
  ];
  const real = { text: ['Error: x', ...frames].join('\n'), exitCode: 1 };
  const lab = ['Error: x', '    at b (node_modules/a)'].join('\n');
  assert.equal(compareAnswers(real, ran(lab, 1)).kind, 'differs');
});

test('a part that the Lab does not have, and a limit, are named', () => {
  const real = { text: 'done\n', exitCode: 0 };
  const missing = ran("NotSimulatedError: Node's module os is not simulated in the Lab\n", 1);
  assert.deepEqual(compareAnswers(real, missing), { kind: 'not simulated', what: 'module os' });
  assert.deepEqual(compareAnswers(real, ran('', undefined, 'stepsMax')), {
    kind: 'limit',
    what: 'stepsMax',
  });
  assert.equal(compareAnswers(real, { kind: 'threw', message: 'Error: x\n  at y' }).kind, 'threw');
});
