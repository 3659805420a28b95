/** A program whose answer is compared with and without a rule. */
interface Probe {
  readonly query: string;
  /** Own text of a file, in place of the one that the knobs write. */
  readonly files?: Readonly<Record<string, string>>;
  /** Its answer is how its orders end, not what it prints. */
  readonly inEveryOrder?: true;
}

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

/** A server that answers each connection's first request with these bytes, and ends. */
const answersWith = (expression: string) =>
  lines(
    "import net from 'node:net';",
    `const answer = ${expression};`,
    'net.createServer((socket) => {',
    "  socket.on('error', (error) => console.log('server', error.code));",
    "  socket.once('data', () => socket.end(answer));",
    "}).listen(3000, '127.0.0.1');",
  );

/** 131,072 bytes with the head: two whole buffers of uv__read. */
const WHOLE_BUFFERS =
  "((head) => head + 'x'.repeat(131_072 - head.length))('HTTP/1.1 200 OK\\r\\nContent-Length: 131029\\r\\n\\r\\n')";

const TWO_WRITES = lines(
  "import net from 'node:net';",
  "const socket = net.connect(3000, '127.0.0.1', () => socket.write('hello'));",
  "socket.on('error', (error) => console.log(error.message));",
  "socket.on('close', () => console.log('closed'));",
  "socket.once('data', () => {",
  "  socket.write('too late', (error) => console.log('first', error?.code));",
  "  socket.write('later still', (error) => console.log('second', error?.code));",
  '});',
);

const TWO_AT_ONCE = lines(
  "import net from 'node:net';",
  'const sockets = [1, 2].map((name) => {',
  "  const socket = net.connect(3000, '127.0.0.1', () => socket.write('hello'));",
  "  socket.on('error', (error) => console.log(name, error.message));",
  "  socket.on('end', () => console.log(name, 'end'));",
  "  socket.on('data', (bytes) => {",
  '    console.log(name, bytes.length);',
  '    const until = performance.now() + 20;',
  '    while (performance.now() < until);',
  '    sockets[2 - name].destroy();',
  '  });',
  '  return socket;',
  '});',
);

/** Two connections. Both answers are there when the client polls, and it works for long on the first. */
const LISTENS = lines(
  "import net from 'node:net';",
  'function work(forMs) {',
  '  const until = performance.now() + forMs;',
  '  while (performance.now() < until);',
  '}',
  'let open = 0;',
  'const sockets = [1, 2].map((name) => {',
  "  const socket = net.connect(3000, '127.0.0.1', () => {",
  '    if (++open < 2) return;',
  "    for (const each of sockets) each.write('hello');",
  '    work(150);',
  '  });',
  "  socket.on('error', (error) => console.log(name, error.message));",
  "  socket.on('end', () => console.log(name, 'end'));",
  "  socket.on('data', () => {",
  "    console.log(name, 'data');",
  '    work(300);',
  '  });',
  '  return socket;',
  '});',
);

/** Of two connections, the end of one and the bytes of the other. */
const END_AND_DATA = lines(
  "import net from 'node:net';",
  'const [one, two] = [1, 2].map(() => {',
  "  const socket = net.connect(3000, '127.0.0.1', () => socket.write('hello'));",
  '  return socket.resume();',
  '});',
  "one.on('end', () => console.log('end of 1'));",
  "two.on('data', () => console.log('data of 2'));",
);

/** Acts on each two connections. */
const withBoth = (...action: readonly string[]) =>
  lines(
    "import net from 'node:net';",
    'const waiting = [];',
    'net.createServer((socket) => {',
    "  socket.on('error', () => {});",
    "  socket.once('data', () => {",
    '    waiting.push(socket);',
    '    if (waiting.length === 2) act(...waiting.splice(0));',
    '  });',
    "}).listen(3000, '127.0.0.1');",
    'function act(one, two) {',
    ...action,
    '}',
  );

const RESETS_BOTH = withBoth(
  "  one.write('x');",
  "  two.write('x');",
  '  setTimeout(() => {',
  '    one.resetAndDestroy();',
  '    two.resetAndDestroy();',
  '  }, 300);',
);

/**
 * The write comes after shutdown(2) was asked for, in the same callback of the loop. The client sleeps by then, on a busy
 * machine too.
 */
const ENDS_ONE = withBoth(
  '  setTimeout(() => {',
  '    one.end();',
  '    let rest = Promise.resolve();',
  '    for (let i = 0; i < 10; i++) rest = rest.then(() => {});',
  "    rest.then(() => two.end('x'));",
  '  }, 100);',
);

/** The timer is due before the loop polls, and the answer of the server is there. */
const DUE = lines(
  "import net from 'node:net';",
  "const socket = net.connect(3000, '127.0.0.1', () => {",
  "  socket.write('hello');",
  "  setTimeout(() => console.log('timer'), 1);",
  '  const until = performance.now() + 20;',
  '  while (performance.now() < until);',
  '});',
  "socket.on('data', () => console.log('data'));",
);

const TIMER = lines(
  'while (performance.now() % 1 < 0.5);',
  'const from = performance.now();',
  "setTimeout(() => console.log('early', performance.now() - from < 5), 5);",
);

const NOBODY = lines('setTimeout(() => {}, 100);');

const LOOKS = lines(
  "import net from 'node:net';",
  "const socket = net.connect(3000, '127.0.0.1', () => socket.write('hello'));",
  "process.nextTick(() => console.log('connecting', socket._handle.hasPendingRead()));",
  "socket.on('error', (error) => console.log(error.message));",
  "socket.on('end', () => console.log('end'));",
  "socket.on('close', () => console.log('closed'));",
  "socket.on('data', (bytes) => {",
  '  const until = performance.now() + 40;',
  '  while (performance.now() < until);',
  "  console.log(bytes.toString(), 'looks', socket._handle.hasPendingRead());",
  '});',
);

const ANSWERS_TWICE = lines(
  "import net from 'node:net';",
  'net.createServer((socket) => {',
  "  socket.once('data', () => {",
  "    socket.write('one');",
  "    setTimeout(() => socket.end('two'), 20);",
  '  });',
  "}).listen(3000, '127.0.0.1');",
);

const RESETS = lines(
  "import net from 'node:net';",
  'net.createServer((socket) => {',
  "  socket.once('data', () => socket.write('hello', () => socket.resetAndDestroy()));",
  "}).listen(3000, '127.0.0.1');",
);

/** 8 MB: more than a connection of Linux holds. */
const LONG_POST = lines(
  "import http from 'node:http';",
  "const body = Buffer.alloc(8_000_000, 'x');",
  "const request = http.request('http://127.0.0.1:3000/', { method: 'POST' }, (response) => {",
  "  response.resume().on('end', () => console.log(response.statusCode, 'written', request.socket?.bytesWritten));",
  '});',
  "request.on('error', (error) => console.log(error.message));",
  "request.on('socket', (socket) => socket.on('error', (error) => console.log('socket', error.message)));",
  "console.log('whole', request.write(body), request.socket?.writableLength);",
  "request.end(() => console.log('ended'));",
);

/**
 * Reads once and never again. It answers when the client has filled the connection, and resets when that has read
 * the answer: each step comes long after the last one, so that a busy machine has the same order.
 */
const EARLY_ANSWER = lines(
  "import net from 'node:net';",
  'net.createServer((socket) => {',
  "  socket.on('error', (error) => console.log('server', error.code));",
  "  socket.once('data', () => {",
  '    socket.pause();',
  "    setTimeout(() => socket.write('HTTP/1.1 413 Too Large\\r\\nContent-Length: 0\\r\\n\\r\\n'), 300);",
  '    setTimeout(() => socket.destroy(), 600);',
  '  });',
  "}).listen(3000, '127.0.0.1');",
);

/** Writes 2 MB into a connection whose server has closed. */
const LATE_WRITE = lines(
  "import net from 'node:net';",
  "const socket = net.connect({ port: 3000, host: '127.0.0.1', allowHalfOpen: true }, () => socket.write('hello'));",
  "socket.on('error', (error) => console.log(error.message));",
  "socket.on('close', () => console.log('closed', socket.bytesWritten));",
  "socket.once('data', () => {",
  "  socket.write(Buffer.alloc(2_000_000), (error) => console.log('written', error?.code));",
  '});',
);

const DESTROYS = lines(
  "import net from 'node:net';",
  'net.createServer((socket) => {',
  "  socket.once('data', () => socket.write('hello', () => socket.destroy()));",
  "}).listen(3000, '127.0.0.1');",
);

/** Scenarios of the knobs, and small programs for rules that two requests do not meet. */
export const PROBES: Readonly<Record<string, Probe>> = {
  bug: { query: '' },
  immediate: { query: 'gap=immediate' },
  timeout0: { query: 'gap=timeout0' },
  'timer-is-due': { query: '', files: { 'client.mjs': DUE, 'server.mjs': answersWith("'x'") } },
  'early-timer': { query: '', files: { 'client.mjs': TIMER } },
  'fin-while-busy': { query: 'node=24.22.3&gap=busy20&fin=5ms' },
  'busy-look': { query: 'node=24.22.3&gap=busy20' },
  retry: { query: 'fix=retry' },
  'fin-and-timer': { query: 'gap=timeout5&fin=5ms' },
  'reset-20': { query: 'node=20.0.0&close=rst&gap=immediate' },
  'reset-24': { query: 'node=24.21.0&close=rst&gap=immediate' },
  'reset-retry': { query: 'node=20.0.0&close=rst&fix=retry' },
  'half-closed': { query: 'close=half' },
  'nobody-listens': { query: '', files: { 'server.mjs': NOBODY } },
  'whole-buffers': {
    query: 'gap=immediate&consume=text',
    files: { 'server.mjs': answersWith(WHOLE_BUFFERS) },
  },
  'two-writes': { query: '', files: { 'client.mjs': TWO_WRITES, 'server.mjs': DESTROYS } },
  'two-at-once': {
    query: '',
    files: { 'client.mjs': TWO_AT_ONCE, 'server.mjs': answersWith("'x'") },
  },
  'look-at-reset': { query: 'node=24.22.3', files: { 'client.mjs': LOOKS, 'server.mjs': RESETS } },
  'look-at-bytes': {
    query: 'node=24.22.3',
    files: { 'client.mjs': LOOKS, 'server.mjs': ANSWERS_TWICE },
  },
  'look-while-connecting': {
    query: 'node=26.12.1',
    files: { 'client.mjs': LOOKS.replace('3000', '3001'), 'server.mjs': RESETS },
  },
  'long-post': { query: '', files: { 'client.mjs': LONG_POST, 'server.mjs': EARLY_ANSWER } },
  'reset-behind': { query: '', files: { 'client.mjs': LISTENS, 'server.mjs': RESETS_BOTH } },
  'end-then-write': { query: '', files: { 'client.mjs': END_AND_DATA, 'server.mjs': ENDS_ONE } },
  'long-post-too-late': { query: '', files: { 'client.mjs': LATE_WRITE, 'server.mjs': DESTROYS } },
  'orders of the bug': { query: '', inEveryOrder: true },
  'orders where Node looks': { query: 'node=24.22.3', inEveryOrder: true },
  'orders of setTimeout(0)': { query: 'gap=timeout0', inEveryOrder: true },
  'orders with a reset': { query: 'close=rst&node=24.22.3', inEveryOrder: true },
  'orders with P1': { query: 'fix=honour-close', inEveryOrder: true },
};
