import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference } from './difference.ts';
import { normalise } from './transcript.ts';

test('process ids, ports, clock readings and folders are not compared', () => {
  const real = `NET 4711: connect: find host 127.0.0.1
HTTP 4711: agent.on(free) 127.0.0.1:4001:::
TIMER 4711: process timer lists 1234
(node:4711) Warning: careful
    at fails (file:///tmp/run-x/client.mjs:3:9)
done
`;
  const lab = `NET 1000: connect: find host 127.0.0.1
HTTP 1000: agent.on(free) 127.0.0.1:3000:::
TIMER 1000: process timer lists 7
(node:1000) Warning: careful
    at file:///app/client.mjs:3:9
done
`;
  assert.deepEqual(difference(normalise(real, 0), normalise(lab, 0)), []);
});

test("Node's own frames are left out, the error's properties are not", () => {
  const { lines } = normalise(
    `Error: no
    at file:///app/client.mjs:3:15
    at ModuleJob.run (node:internal/modules/esm/module_job:569:25)
    at processTimers (node:internal/timers)
    at async node:internal/modules/esm/loader:650:26 {
  code: 'E_FIRST'
}`,
    1,
  );
  assert.deepEqual(lines, [
    'Error: no',
    '    at file:///app/client.mjs:3:15 {',
    `  code: 'E_FIRST'`,
    '}',
  ]);
});

test('a difference has the lines that only one of the two has', () => {
  const expected = normalise('a\nb\nc', 0);
  assert.deepEqual(difference(expected, normalise('a\nc\nd', 0)), ['- b', '+ d']);
  assert.deepEqual(difference(expected, normalise('', 0)), ['- a', '- b', '- c']);
  assert.deepEqual(difference(expected, normalise('a\nb\nc', 1)), [
    '- exit code 0',
    '+ exit code 1',
  ]);
});
