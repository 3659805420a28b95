import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { readQuery } from '../../scenario/query.ts';
import { requestsOf } from '../../trace/reading/requests.ts';
import { EXAMPLE_RELEASES, PATCH_EXAMPLES, type PatchExample } from './index.ts';

let runner: LabRunner;
before(async () => {
  runner = await LabRunner.load();
});

async function outcomesOf(query: string, id?: PatchExample['id']) {
  const patch = id && readFileSync(`src/patch/examples/${id}.diff`, 'utf8');
  const run = { ...labRunOf(readQuery(query)), ...(patch === undefined ? {} : { patch }) };
  const requests = requestsOf((await runner.run(run)).events);
  return {
    answered: requests.filter(({ ok }) => ok).length,
    connections: new Set(requests.map(({ localPort }) => localPort)).size,
  };
}

const BUG = ['', '&fetch=3.3.1', '&fetch=http&header=close', '&agent=keepalive&header=close'];
const FINS = ['same', '1ms', '20ms'];

for (const node of EXAMPLE_RELEASES) {
  test(`each example ends the bug on ${node}`, async () => {
    for (const { id } of PATCH_EXAMPLES) {
      for (const client of BUG) {
        for (const fin of FINS) {
          const query = `node=${node}${client}&fin=${fin}`;
          assert.equal((await outcomesOf(query, id)).answered, 2, `${id} ${query}`);
        }
      }
    }
    assert.equal((await outcomesOf(`node=${node}&fin=20ms`)).answered, 1);
  });

  test(`on ${node} only the wrong ones end the pool`, async () => {
    for (const { id, wrongIn } of PATCH_EXAMPLES) {
      const query = `node=${node}&fetch=2.7.0&server=keep-open`;
      assert.equal((await outcomesOf(query)).connections, 1);
      const expected = wrongIn === undefined ? 1 : 2;
      assert.equal((await outcomesOf(query, id)).connections, expected, id);
      if (wrongIn) assert.equal(query, `node=${node}&${wrongIn}`);
    }
  });
}

test('none of them ends the other defect: a server that closes unasked and says nothing', async () => {
  const query = 'node=26.12.1&fetch=2.7.0&server=always-close&fin=20ms';
  assert.equal((await outcomesOf(query, 'honour-close')).answered, 1);
});
