import net from 'node:net';
import fetch from 'node-fetch';

const url = 'http://127.0.0.1:4000';
const server = net.createServer((s) => {
  s.on('error', () => {});
  s.on('data', () => {
    s.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    s.destroySoon();
  });
});
await new Promise((r) => server.listen(4000, '127.0.0.1', r));
for (const p of ['/1', '/2']) {
  try {
    const r = await fetch(url + p);
    console.log(r.status, await r.text());
  } catch (e) {
    console.log(e.message);
  }
}
server.close();
