import http from 'node:http';

const app = (_req, res) => res.end('OK');
function request(app) {
  // a server of its own for each request, on a free port
  return new Promise((resolve) => {
    const server = http.createServer(app).listen(0, '127.0.0.1', () => {
      const req = http.get({ host: '127.0.0.1', port: server.address().port }, (res) => {
        res.resume().on('end', () => server.close(() => resolve(res.statusCode)));
      });
      req.on('error', (e) => server.close(() => resolve(`${e.code} ${e.message}`)));
    });
  });
}
const seen = {};
for (let i = 0; i < 200; i++) {
  const r = await request(app);
  seen[r] = (seen[r] ?? 0) + 1;
}
console.log(seen);
