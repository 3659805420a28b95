import { once } from 'node:events';
import http from 'node:http';
import fetch from 'node-fetch';

async function test(name) {
  const server = http.createServer((_request, response) => response.end('{"ok":true}'));
  server.listen(3000, '127.0.0.1');
  await once(server, 'listening');
  try {
    const response = await fetch('http://127.0.0.1:3000/');
    console.log(name, response.status, await response.json());
  } catch (error) {
    console.error(name, error.code, error.message);
    process.exitCode = 1;
  }
  server.close();
}

await test('first test');
await test('second test');
