import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

/** Runs code in a Node whose own implementations were taken away first. */
function runWithout(code: string): string {
  const program = `
    for (const name of ['SuppressedError', 'DisposableStack', 'Iterator']) delete globalThis[name];
    const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
    delete IteratorPrototype.drop;
    await import(${JSON.stringify(new URL('./polyfill.ts', import.meta.url).href)});
    ${code}`;
  const flags = ['--input-type=module', '--no-warnings', '-e', program];
  return execFileSync(process.execPath, flags, { encoding: 'utf8' }).trim();
}

test('a DisposableStack disposes in reverse order, once, and keeps all errors', () => {
  const output = runWithout(`
    const log = [];
    const stack = new DisposableStack();
    stack.use({ [Symbol.dispose]() { log.push('used'); } });
    stack.adopt('adopted', (value) => log.push(value));
    stack.defer(() => { throw 1; }); stack.defer(() => { throw 2; });
    const moved = stack.move();
    try { moved.dispose(); } catch (error) { log.push(error.name, error.error, error.suppressed); }
    moved.dispose();
    console.log(log.join(), stack.disposed, moved.disposed, DisposableStack.name, stack.use(null));`);
  assert.equal(output, 'adopted,used,SuppressedError,1,2 true true DisposableStack null');
});

test('iterator helpers, as far as primordials.js looks', () => {
  assert.equal(
    runWithout(
      `console.log([...[1, 2, 3].values().drop(1)].join(), Iterator.prototype === IteratorPrototype);`,
    ),
    '2,3 true',
  );
});
