// Reports what Node's http client does: node --import ./probe.mjs client.mjs
//
// It wraps the three places that every request passes through, and otherwise only listens, where a
// listener changes nothing: no 'error', 'response' or 'data' handlers, and nothing that keeps the
// process alive. Each report is a JSON text sequence (RFC 7464: 0x1E, JSON, line feed) on stderr, so
// that it can be told apart from what the program itself prints there.
import { subscribe } from 'node:diagnostics_channel';
import { errorMonitor } from 'node:events';
import { Agent, ClientRequest } from 'node:http';

const requests = numbered();
const sockets = numbered();

// As they are before the program runs, which may replace them. process.stderr would be a stream like any other, and
// show in NODE_DEBUG's log. _rawDebug is what that log is written with; not every runtime that calls itself Node has it.
const { _rawDebug } = process;
const { stringify } = JSON;

// A secret of whoever started the process, in each report: the program cannot print a report of its own.
const { PROBE_SEAL: seal } = process.env;
delete process.env.PROBE_SEAL;

// Called by the constructor of a request, when its method, path and headers are set and it has no socket yet.
// ('http.client.request.start' would be too late: it is published after the request has been written.)
const { addRequest } = Agent.prototype;
Agent.prototype.addRequest = function (request, ...rest) {
  watchRequest(request);
  return addRequest.call(this, request, ...rest);
};

// Called by the agent with the socket for a request, new or reused, a nextTick before the request is written.
const { onSocket } = ClientRequest.prototype;
ClientRequest.prototype.onSocket = function (socket, ...rest) {
  watchRequest(this);
  if (socket) watchSocket(this, socket);
  return onSocket.call(this, socket, ...rest);
};

function watchRequest(request) {
  if (requests.has(request)) return;
  report('request', {
    request: requests.numberOf(request),
    method: request.method,
    url: `${request.protocol}//${request.getHeader('host')}${request.path}`,
    connectionHeader: request.getHeader('connection')?.toString(),
  });
  request.on(errorMonitor, ({ name, code, message }) =>
    report('error', {
      request: requests.numberOf(request),
      error: { __proto__: null, name, code, message },
    }),
  );
}

subscribe('http.client.response.finish', ({ request, response }) => {
  report('response', {
    request: requests.numberOf(request),
    status: response.statusCode,
    connectionHeader: response.headers.connection,
  });
  // The connection ended in the middle of the body. (A program that throws a response away leaves no error in it.)
  response.prependOnceListener('aborted', () => {
    const { errored } = response;
    if (!errored) return;
    const { name, code, message } = errored;
    report('error', {
      request: requests.numberOf(request),
      error: { __proto__: null, name, code, message },
    });
  });
});

function watchSocket(request, socket) {
  const isKnown = sockets.has(socket);
  const id = sockets.numberOf(socket);
  report('socket', {
    request: requests.numberOf(request),
    socket: id,
    reused: request.reusedSocket,
    // Asking a socket too early for its port makes it remember that it has none (net.js, _getsockname).
    localPort: socket.connecting ? undefined : socket.localPort,
  });
  if (isKnown) return;
  let localPort;
  socket.prependOnceListener('connect', () => {
    ({ localPort } = socket);
    report('connected', { socket: id, localPort });
  });
  socket.prependOnceListener('end', () => report('eof', { socket: id, localPort }));
  socket.prependOnceListener('close', () => report('closed', { socket: id, localPort }));
}

// The last thing an agent asks itself before it puts a socket into its pool (_http_agent.js, on 'free').
const { keepSocketAlive } = Agent.prototype;
Agent.prototype.keepSocketAlive = function (socket, ...rest) {
  const isKept = keepSocketAlive.call(this, socket, ...rest);
  if (isKept) report('pooled', { socket: sockets.numberOf(socket), localPort: socket.localPort });
  return isKept;
};

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

// Without a prototype, no toJSON of the program's writes another record.
function report(what, fields) {
  const record = `\x1e${stringify({ __proto__: null, what, ...fields, seal, at: performance.now() })}`;
  if (_rawDebug) _rawDebug(record);
  else process.stderr.write(`${record}\n`);
}
