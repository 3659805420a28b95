// Reports what Node's http client does: node --import ./probe.mjs client.mjs
//
// It only listens, and only where a listener changes nothing: no 'error', 'response' or 'data' handlers, and
// nothing that keeps the process alive. Each report is a JSON text sequence (RFC 7464: 0x1E, JSON, line feed)
// on stderr, so that it can be told apart from what the program itself prints there.
import { subscribe } from 'node:diagnostics_channel';
import { errorMonitor } from 'node:events';
import 'node:http';

const requests = numbered();
const sockets = numbered();
const agents = new WeakSet();

// Published when a request has been handed over completely, which is before it has a socket.
subscribe('http.client.request.start', ({ request }) => {
  report('request', {
    request: requests.numberOf(request),
    method: request.method,
    url: `${request.protocol}//${request.getHeader('host')}${request.path}`,
    connectionHeader: request.getHeader('connection')?.toString(),
  });
  watchAgent(request.agent);
  if (request.socket) watchSocket(request, request.socket);
  else request.prependOnceListener('socket', (socket) => watchSocket(request, socket));
  request.on(errorMonitor, ({ name, code, message }) =>
    report('error', { request: requests.numberOf(request), error: { name, code, message } }),
  );
});

subscribe('http.client.response.finish', ({ request, response }) =>
  report('response', {
    request: requests.numberOf(request),
    status: response.statusCode,
    connectionHeader: response.headers.connection,
  }),
);

function watchSocket(request, socket) {
  const isKnown = sockets.has(socket);
  const id = sockets.numberOf(socket);
  report('socket', {
    request: requests.numberOf(request),
    socket: id,
    reused: request.reusedSocket,
    localPort: socket.localPort,
  });
  if (isKnown) return;
  let { localPort } = socket;
  socket.prependOnceListener('connect', () => {
    ({ localPort } = socket);
    report('connected', { socket: id, localPort });
  });
  socket.prependOnceListener('end', () => report('eof', { socket: id, localPort }));
  socket.prependOnceListener('close', () => report('closed', { socket: id, localPort }));
}

// The agent's own 'free' listener runs first: it decides whether the socket goes into the pool.
function watchAgent(agent) {
  if (!agent?.freeSockets || agents.has(agent)) return;
  agents.add(agent);
  agent.on('free', (socket) => {
    if (!Object.values(agent.freeSockets).flat().includes(socket)) return;
    report('pooled', { socket: sockets.numberOf(socket), localPort: socket.localPort });
  });
}

// Turns of the event loop, for engines that cannot see them. It costs a callback in each turn, so it is for those
// who ask for it.
if (process.env.PROBE_TURNS) {
  let turn = 0;
  setImmediate(function next() {
    report('turn', { turn: ++turn });
    setImmediate(next).unref();
  }).unref();
}

function numbered() {
  const numbers = new WeakMap();
  let last = 0;
  return {
    has: (thing) => numbers.has(thing),
    numberOf(thing) {
      if (!numbers.has(thing)) numbers.set(thing, ++last);
      return numbers.get(thing);
    },
  };
}

// process.stderr would be a stream like any other, and show in NODE_DEBUG's log. This is what that log is written
// with.
function report(what, fields) {
  process._rawDebug(`\x1e${JSON.stringify({ what, ...fields, at: performance.now() })}`);
}
