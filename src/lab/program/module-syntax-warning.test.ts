import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warningOfModuleSyntax } from './module-syntax-warning.ts';

/** Whether a release warns of a main file, when V8 says this of it. */
function warns(version: string, text: string, message: string): boolean {
  let warned = false;
  const emitWarningSync = () => {
    warned = true;
  };
  const fails = () => {
    throw new SyntaxError(message);
  };
  const host = { version, requireBuiltin: () => ({ emitWarningSync }) };
  assert.throws(() => warningOfModuleSyntax(host, '/app/client.cjs', text, fails), { message });
  return warned;
}

const EXPORTING = "Unexpected token 'export'";

test('releases before 20.10 warn of what is a module as a whole, later ones go by V8’s words', () => {
  for (const [version, isLater] of [
    ['18.20.8', false],
    ['20.0.0', false],
    ['20.20.2', true],
    ['26.12.1', true],
  ] as const) {
    assert.equal(warns(version, 'export const x = 1;', EXPORTING), true, version);
    assert.equal(warns(version, 'export const x = 1; const y = ;', EXPORTING), isLater, version);
    const words = 'await is only valid in async functions and the top level bodies of modules';
    assert.equal(warns(version, 'await 0; export const x = 1;', words), true, version);
    assert.equal(warns(version, 'await 0;', words), isLater, version);
    assert.equal(warns(version, 'await 0; const y = ;', words), false, version);
    const declared = "Identifier 'module' has already been declared";
    assert.equal(warns(version, 'const module = 1;', declared), isLater, version);
  }
});
