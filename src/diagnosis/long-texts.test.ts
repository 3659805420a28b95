import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from './diagnose.ts';

/** A megabyte of one thing, which a form that tries again from each character would take minutes for. */
const CHARS = 1_000_000;
const REPEATED: readonly string[] = [
  ...['a', ' ', '{', '{\n', '[', '@', '/', '1', '\\n', '\\"', '> ', '> x\n', '\u001b[31m', '"a":"'],
  ...[
    'at ',
    'at \n',
    'at x (/a/',
    'at (',
    'node_modules/',
    '"node_modules/a/',
    'node-fetch ',
    'v20.',
  ],
  ...['a@b:', '├─', 'IP a > b: Flags [P.], ', 'connection ', 'request to ', 'bob wrote:\n> x\n'],
  ...['"timestamp": 1 {"url": "a" ', 'tcp: 1 ', 'always ', 'new http.Agent({', 'HTTP 1: '],
];
/** Of the processor: another process may have the machine meanwhile. It takes a tenth of it. */
const CPU_MS_MAX = 1_500;

test('a megabyte of anything is read in linear time', () => {
  for (const part of REPEATED) {
    const text = `socket hang up\n${part.repeat(Math.ceil(CHARS / part.length))}`;
    const before = process.cpuUsage();
    assert.notEqual(diagnose(text).verdict, 'this-bug');
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1_000 < CPU_MS_MAX, JSON.stringify(part));
  }
});
