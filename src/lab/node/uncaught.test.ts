import assert from 'node:assert/strict';
import test from 'node:test';
import { eventsOfKind, runClient } from '../testing.ts';

/* Every expectation is what the real binaries print, without the lines of Node's own lib, which the Lab does not have. */

const endOf = (program: string, version = '20.0.0') =>
  eventsOfKind(runClient(program, { version }).events, 'output')
    .map(({ text }) => text)
    .join('');

test("no line of the program stands above an error that Node's lib has thrown", () => {
  const emitted = "(await import('node:events')).default";
  const late = (statement: string) =>
    `const E = ${emitted};\nsetTimeout(() => {\n${statement}\n});`;
  assert.match(endOf(late("new E().emit('error', new Error('x'));")), /^Error: x\n/);
  const thrown = endOf(late("const e = new Error('x');\n  throw e;"));
  assert.match(thrown, /^file:\/\/\/app\/client\.mjs:4\n {2}throw e;\n {2}\^\n\nError: x\n/);
});

test('what cannot be inspected is a name and a message', () => {
  const program = `Error.prepareStackTrace = () => { throw 1; };\nsetTimeout(() => { null.x; });`;
  assert.match(
    endOf(program),
    /\^\n\nTypeError: Cannot read properties of null \(reading 'x'\)\n\(Use `node --trace-uncaught/,
  );
});

test('an error whose name throws is replaced by what it throws', () => {
  const program = `const e = new Error('m');
Object.defineProperty(e, 'name', { get() { throw new RangeError('no name'); } });
throw e;`;
  assert.match(endOf(program), /throw new RangeError.*\n *\^\n\nRangeError: no name\n/);
});

test('a text of JSON without a character to point at has no line for a caret', () => {
  assert.match(endOf("setTimeout(() => JSON.parse(''));", '20.20.2'), /^\S+:1\n\n\nSyntaxError: /);
});
