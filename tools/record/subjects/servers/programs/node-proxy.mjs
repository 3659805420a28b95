// A proxy as many are written: it sends the client's headers on as they are, through the default agent.
// node node-proxy.mjs PORT PORT_BEHIND [strip]
// With `strip` it leaves out Connection, which is about one connection only (RFC 9110, section 7.6.1).
import http from 'node:http';

const [port, portBehind, strip] = process.argv.slice(2);

const server = http.createServer((request, response) => {
  const { method, url: path, headers } = request;
  if (strip) delete headers.connection;
  const behind = http.request(
    { host: '127.0.0.1', port: portBehind, method, path, headers },
    (answer) => {
      const { connection, ...passed } = answer.headers;
      response.writeHead(answer.statusCode, passed);
      answer.pipe(response);
    },
  );
  behind.on('error', (error) => {
    response.writeHead(502, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ ok: false, proxyError: error.message }));
  });
  request.pipe(behind);
});
server.listen(Number(port), '127.0.0.1');
