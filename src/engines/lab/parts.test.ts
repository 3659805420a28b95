import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { LabParts } from './parts.ts';

let server: Server;
let parts: LabParts;
let asked = 0;

before(async () => {
  server = createServer((request, response) => {
    asked++;
    if (request.url === '/whole') response.end('whole');
    if (request.url === '/absent') response.writeHead(404).end();
    if (request.url === '/refused') request.socket.destroy();
    if (request.url === '/cut') {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('half', () => request.socket.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetches = Object.fromEntries(
    ['whole', 'absent', 'refused', 'cut'].map((path) => [path, { path, bytes: 0 }]),
  );
  parts = new LabParts({
    base: `http://127.0.0.1:${port}/`,
    frame: { path: 'frame', bytes: 0 },
    releases: {},
    orders: { path: 'orders', bytes: 0 },
    llhttps: {},
    fetches,
    clients: {},
  });
});

after(() => server.close());

test('a part is fetched once', async () => {
  asked = 0;
  assert.deepEqual(await Promise.all([parts.nodeFetch('whole'), parts.nodeFetch('whole')]), [
    'whole',
    'whole',
  ]);
  assert.equal(asked, 1);
});

for (const [path, message] of [
  ['absent', /answered 404/],
  ['refused', /could not be loaded/],
  ['cut', /was not loaded to its end/],
] as const)
  test(`a part that is ${path} is named, and asked for again next time`, async () => {
    asked = 0;
    for (const _ of [1, 2])
      await assert.rejects(parts.nodeFetch(path), { code: 'assets-not-loaded', message });
    assert.ok(asked >= 2);
  });

test('a release comes with the parser that it has, and one that the build does not have is named', async () => {
  const asset = (path: string) => ({ path, bytes: 0 });
  const both = new LabParts({
    base: 'data:text/plain,',
    frame: asset('frame'),
    releases: {
      '20.0.0': {
        ...asset('twenty'),
        llhttp: 8,
        parts: { more: { ...asset('rest'), wireBytes: 0 } },
        library: asset('list'),
      },
    },
    orders: { path: 'orders', bytes: 0 },
    llhttps: { 8: asset('eight'), 9: asset('nine') },
    fetches: {},
    clients: {},
  });
  assert.deepEqual(await both.release('20.0.0'), ['twenty', 'eight']);
  assert.equal(await both.partOf('20.0.0', 'more'), 'rest');
  assert.equal(await both.partOf('20.0.0', 'toString'), undefined);
  assert.throws(() => both.release('1.0.0'), { code: 'release-unknown', remedy: /20\.0\.0/ });
  assert.equal(both.frameUrl, 'data:text/plain,frame');
});
