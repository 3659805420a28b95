import { once } from 'node:events';
import { createServer } from 'node:http';
import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
const server = createServer((_q, s) => s.end('ok'));
server.listen(3000, '127.0.0.1');
await once(server, 'listening');
console.log(await (await fetch(url)).text());
server.closeAllConnections();
try {
  console.log(await (await fetch(url)).text());
} catch (e) {
  console.log(e.message);
}
server.close();
