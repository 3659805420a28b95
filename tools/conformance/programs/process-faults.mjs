// A process that ends, or handles an exception, inside callbacks that native code calls.
import http from 'node:http';

process.on('uncaughtException', (error) => console.log('caught', error.message));
process.on('exit', (code) => {
  console.log('exit', code);
  queueMicrotask(() => console.log('a microtask of the exit listener'));
  process.nextTick(() => {
    console.log('a tick of the exit listener');
    process.exitCode = 263;
  });
});

const named = () => console.log('its name was not read');
Object.defineProperty(named, 'name', { get: () => console.log('its name was read') });
setTimeout(named, 1);

const request = (server, options, done) =>
  new Promise((resolve) => {
    server.listen(0, () => {
      const { port } = server.address();
      const sent = http.request({ port, agent: false, ...options });
      sent.on('response', (response) => response.resume().on('end', () => resolve('answered')));
      sent.on('error', (error) => resolve(error.code)).end(options.body);
      setTimeout(() => sent.destroy(), 100);
    });
  }).then((outcome) => {
    console.log(done, outcome);
    server.closeAllConnections();
    server.close();
  });

await request(
  http.createServer(() => {
    throw new Error('of a request handler');
  }),
  {},
  'a handler that throws',
);
await request(
  http.createServer((received, response) => {
    received.on('data', () => {
      throw new Error('of a body listener');
    });
    received.on('end', () => response.end('x'));
  }),
  { method: 'POST', body: 'abc' },
  'a body listener that throws',
);
await request(
  http.createServer((_, response) => {
    process.nextTick(() => {
      throw new Error('of a tick');
    });
    response.end('x');
  }),
  {},
  'a tick that throws',
);

for (const code of ['x', '', 1.5, true, {}, '7', null]) {
  try {
    process.exitCode = process.versions.node >= '20' ? code : undefined;
    console.log('exitCode', code);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
process.exitCode = undefined;
