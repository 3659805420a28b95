import { createServer } from 'node:http';

const server = createServer((_, res) => res.end());
server.listen(3000, '127.0.0.1', async () => {
  await fetch('http://127.0.0.1:3000');
  server.closeIdleConnections();
  setImmediate(async () => {
    try {
      const r = await fetch('http://127.0.0.1:3000');
      console.log(r.status);
    } catch (e) {
      console.log(e.name, e.message, e.cause?.code);
    }
    server.close();
  });
});
