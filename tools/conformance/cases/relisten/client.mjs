import { once } from 'node:events';
import { createServer } from 'node:http';
import fetch from 'node-fetch';

const body = '{"ok":true}';
async function test(name, options) {
  const server = createServer((_, res) => res.end(body));
  server.listen(3000, '127.0.0.1');
  await once(server, 'listening');
  try {
    const r = await fetch('http://127.0.0.1:3000/x', options);
    console.log(name, r.status, await r.text());
  } catch (e) {
    console.log(name, e.name, e.code, e.message);
  }
  server.close();
}
await test('first');
await test('second');
await test('third');
