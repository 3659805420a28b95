import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner, labRunOf } from '../../../build/lab-runner.ts';
import { readQuery } from '../../../scenario/query.ts';
import { storyOf } from '../../../trace/reading/story.ts';
import type { Trace } from '../../../trace/record/event.ts';
import { HUNG_UP, NEW_CONNECTION } from '../../../trace/testing/runs.ts';
import { pointsAt } from './points.ts';

function passed(trace: typeof HUNG_UP): Record<string, string> {
  const points = storyOf(trace).map((event) => [event.id, pointsAt(event, trace).join(' ')]);
  return Object.fromEntries(points);
}

test('the failing run passes through the lines that decide its outcome', () => {
  const { 'write.1': write, 'pooled.1': pooled, ...rest } = passed(HUNG_UP);
  assert.equal(write, 'header-close written');
  assert.equal(pooled, 'pooled offered');
  assert.equal(rest['request.2'], 'lookup asked');
  assert.equal(rest['reuse.2'], 'reused');
  assert.equal(rest['read.2'], 'end-read');
  assert.equal(rest['error.2'], 'hung-up');
});

test('while a segment arrives no line of Node runs', () => {
  const points = passed(HUNG_UP);
  assert.equal(points['fin.1'], '');
  assert.equal(points['rst.1'], '');
});

test('a run that opens another connection passes through another line', () => {
  assert.ok(Object.values(passed(NEW_CONNECTION)).includes('opened'));
  assert.ok(!Object.values(passed(NEW_CONNECTION)).includes('reused'));
});

test('a look passes through the loop over pooled sockets and through hasPendingRead()', async () => {
  const lab = await LabRunner.load();
  const { events } = await lab.run(labRunOf(readQuery('node=24.22.3')));
  assert.equal(passed(events)['peek.1'], 'look look-pooled');
});

test('for a request that waits for a socket the look is that of the ‘free’ handler', async () => {
  const lab = await LabRunner.load();
  const client = `import http from 'node:http';
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const get = (path) => new Promise((done) => {
  const headers = { connection: 'close' };
  http.get('http://127.0.0.1:3000' + path, { agent, headers }, (res) => res.resume().on('end', done)).on('error', done);
});
await Promise.all([get('/1'), get('/2')]);`;
  const run = labRunOf(readQuery('node=24.22.3&fetch=http'), { 'client.mjs': client });
  const { events } = await lab.run(run);
  const look: Trace = events.filter(({ id }) => id === 'peek.1');
  assert.deepEqual(
    look.map((event) => pointsAt(event, events)),
    [['look', 'look-queued']],
  );
});
