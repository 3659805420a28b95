import { DEFAULTS, type Scenario } from '../../scenario/scenario.ts';
import { type Exchange, exchangesOf } from '../../trace/reading/exchanges.ts';
import { isBefore } from '../../trace/reading/order.ts';
import { errorOf, isAnswered } from '../../trace/reading/requests.ts';
import type { Trace } from '../../trace/record/event.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText } from '../on-trial.ts';

const START: Scenario = { ...DEFAULTS, method: 'POST', fix: 'retry' };

/** A server that prints each order that it has placed, and answers with `answer`, lines of its program. */
const server = (answer: string) => `import net from 'node:net';

const body = '{"ok":true}';
let orders = 0;

const server = net.createServer((socket) => {
  let request = '';
  let closing = false;

  socket.setEncoding('latin1'); // one character is one byte
  socket.on('error', (error) => console.error(error.code));
  socket.on('data', (text) => {
    if (closing) return; // too late

    request += text;
    const [, head, payload] = /^(.*?)\\r\\n\\r\\n(.*)$/s.exec(request) ?? [];
    const length = Number(/^content-length: (\\d+)/im.exec(head)?.[1] ?? 0);
    if (!head || payload.length < length) return; // there is more to come
    request = '';

    console.log('order placed', ++orders);
    closing = /^connection: close/im.test(head);
${answer}  });
});

server.listen(3000, '127.0.0.1');
`;

const ANSWERS = `    socket.write(\`HTTP/1.1 200 OK\\r\\nContent-Length: \${body.length}\\r\\n\\r\\n\${body}\`);
    if (closing) socket.destroySoon();
`;

const DIES_ONCE = `    if (orders === 1) return socket.destroy(); // placed, and nobody hears of it
`;

export const PLACED_TWICE: Challenge = {
  id: 'placed-twice',
  title: 'The order that was placed twice',
  task: 'The client places an order with each POST, and tries again on ECONNRESET. Change the server only, so that one order is placed twice and the client never notices.',
  start: { scenario: START, edits: { 'server.mjs': server(ANSWERS) } },
  solution: { scenario: START, edits: { 'server.mjs': server(DIES_ONCE + ANSWERS) } },
  keeps: ['client.mjs', 'node', 'fetch'],
  fault,
  hint: 'In the start, the request that fails is never read by the server. When is an ECONNRESET one of a request that was read?',
  lesson:
    'The code does not say whether the server has done the work. In this bug it cannot have: the write came after the close. But a server that dies after the work gives the client the same code. So a POST is repeated only where a repetition is harmless (RFC 9110 §9.2.2).',
  chapter: { slug: 'the-fixes', title: 'The fixes, and what each one changes' },
};

function fault(attempt: Attempt): string | undefined {
  const { trace, exitCode } = attempt;
  const stopped = incompleteText(attempt, 2);
  if (stopped) return stopped;
  const exchanges = exchangesOf(trace);
  const first = exchanges.find((each) => errorOf(each));
  if (!first) return 'No try failed, so nothing was sent twice.';
  const retried = exchanges
    .filter((each) => errorOf(each))
    .map((lost) => ({ lost, again: repeatOf(lost, exchanges) }));
  const twice = retried.find(
    ({ lost, again }) => isPlaced(lost, trace) && again && isPlaced(again, trace),
  );
  if (!twice) {
    return isRead(first, trace)
      ? `Try ${first.number} was read by the server, but no order was placed for it.`
      : `Try ${first.number} failed, and the server never read it: its order was placed once.`;
  }
  return exitCode === 0
    ? undefined
    : 'An order was placed twice, but the client noticed: it ended with an error.';
}

/** The answered try that has the same bytes as the lost one. */
function repeatOf(lost: Exchange, exchanges: readonly Exchange[]): Exchange | undefined {
  return exchanges.find(
    (each) =>
      each.number > lost.number &&
      isAnswered(each) &&
      each.url === lost.url &&
      each.sent !== undefined &&
      each.sent.digest === lost.sent?.digest,
  );
}

function isRead(exchange: Exchange, trace: Trace): boolean {
  return readOf(exchange, trace) !== undefined;
}

/** The first read(2) of the server that gave it bytes of the request. */
function readOf({ conn, sent }: Exchange, trace: Trace) {
  return trace.find(
    (event) =>
      event.kind === 'syscall' &&
      event.call === 'read' &&
      event.actor === 'server' &&
      event.conn === conn &&
      typeof event.result === 'number' &&
      event.result > 0 &&
      isBefore(sent, event, trace),
  );
}

/** Whether the server printed that it placed an order after it read this request, and before it read on. */
function isPlaced(exchange: Exchange, trace: Trace): boolean {
  const read = readOf(exchange, trace);
  if (!read) return false;
  const later = trace.slice(trace.indexOf(read) + 1).filter(({ actor }) => actor === 'server');
  const next = later.findIndex((event) => event.kind === 'syscall' && event.call === 'read');
  return later
    .slice(0, next < 0 ? undefined : next)
    .some((event) => event.kind === 'output' && event.text.startsWith('order placed'));
}
