import assert from 'node:assert/strict';
import test from 'node:test';
import { printed, RELEASES, runClient, SILENT_CLOSE } from '../testing.ts';

/** A body that is read, a second request, a POST, and one that nobody answers. */
const FETCHES = `
  const first = await fetch('http://127.0.0.1:3000/1');
  console.log(first instanceof Response, first.status, await first.text());
  const headers = new Headers({ 'X-A': '1' });
  const second = await fetch(new Request('http://127.0.0.1:3000/2', { headers }));
  console.log(second.ok, (await second.arrayBuffer()).byteLength, headers.get('x-a'));
  const form = new FormData();
  form.set('a', 'b');
  const posted = await fetch('http://127.0.0.1:3000/3', { method: 'POST', body: 'x' });
  console.log(form.get('a'), await posted.text());
  await fetch('http://127.0.0.1:3999/').catch((e) => console.log(e.name, e.message, e.cause.code));`;

for (const version of RELEASES) {
  test(`Node ${version}: the built-in fetch is that of the release`, () => {
    const run = runClient(FETCHES, { version, server: SILENT_CLOSE });
    assert.equal(
      printed(run),
      'true 200 ok\ntrue 2 1\nb ok\nTypeError fetch failed ECONNREFUSED\n',
    );
    assert.equal(run.exitCode, 0);
  });
}

test('WebAssembly settles in the simulated machine, and a mistake in it rejects', () => {
  const run = runClient(`
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const module = await WebAssembly.compile(empty);
    const { instance } = await WebAssembly.instantiate(empty);
    console.log(module instanceof WebAssembly.Module, instance instanceof WebAssembly.Instance);
    await WebAssembly.compile(new Uint8Array(1)).catch((error) => console.log(error.name));`);
  assert.equal(printed(run), 'true true\nCompileError\n');
});
