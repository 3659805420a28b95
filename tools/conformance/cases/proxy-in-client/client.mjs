import http from 'node:http';
import fetch from 'node-fetch';

const url = 'http://127.0.0.1:4000';
const proxy = http.createServer((req, res) => {
  const up = http.request(
    { host: '127.0.0.1', port: 3000, path: req.url, headers: { connection: 'close' } },
    (r) => {
      res.writeHead(r.statusCode);
      r.pipe(res);
    },
  );
  up.on('error', (e) => {
    res.writeHead(502);
    res.end(e.message);
  });
  req.pipe(up);
});
await new Promise((r) => proxy.listen(4000, '127.0.0.1', r));
for (const p of ['/1', '/2']) {
  const r = await fetch(url + p);
  console.log(r.status, await r.text());
}
proxy.close();
