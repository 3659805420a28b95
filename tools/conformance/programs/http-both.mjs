// Node's http server and client in one process, bodies in chunks both ways, connections kept and closed.
import { once } from 'node:events';
import http from 'node:http';
import { setImmediate as immediate } from 'node:timers/promises';

const log = console.log;

const server = http.createServer(async (request, response) => {
  let received = 0;
  for await (const chunk of request) received += chunk.length;
  response.sendDate = false; // the cache of the date sets a timer to the next full second
  response.setHeader('x-method', request.method);
  response.write('first part, ');
  await immediate();
  response.end(`received ${received}`);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();

async function exchange(agent) {
  const request = http.request({ port, host: '127.0.0.1', method: 'POST', agent });
  request.write('hello ');
  request.write('world');
  request.end('!');
  const [response] = await once(request, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  const { connection, 'transfer-encoding': coding, 'x-method': method } = response.headers;
  log(response.statusCode, method, connection, coding, body);
}

const keeping = new http.Agent({ keepAlive: true, maxSockets: 1 });
await exchange(keeping);
await exchange(keeping);
await Promise.all([exchange(keeping), exchange(keeping)]);
keeping.destroy();
await exchange(new http.Agent({ keepAlive: false }));

server.close(() => log('server closed'));
process.on('exit', (code) => log('exit', code));
