// One request on a connection of its own: the order of everything that the client can see.
import http from 'node:http';

const log = console.log;

/** Logs an event, and the tick and the microtask that follow it. */
function logAround(emitter, owner, event) {
  emitter.on(event, () => {
    log(owner, event);
    process.nextTick(() => log(`tick after ${owner} ${event}`));
    Promise.resolve().then(() => log(`microtask after ${owner} ${event}`));
  });
}

const request = http.get('http://127.0.0.1:3000/', { agent: false }, (response) => {
  log('status', response.statusCode, response.httpVersion);
  setImmediate(() => log('immediate after the response'));
  response.setEncoding('utf8').on('data', (text) => log('data', text.length));
  for (const event of ['end', 'close']) logAround(response, 'response', event);
});
for (const event of ['finish', 'response', 'close']) logAround(request, 'request', event);
request.on('socket', (socket) => {
  for (const event of ['lookup', 'connect', 'end', 'close']) logAround(socket, 'socket', event);
});
process.on('exit', (code) => log('exit', code));
