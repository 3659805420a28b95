/** A technical word that the site explains. */
interface Term {
  /** Anchor on the glossary's page, and what `<Term of="…">` names. */
  readonly id: string;
  readonly name: string;
  /** One or two sentences that need no other term. */
  readonly definition: string;
  /** What it has to do with this bug. */
  readonly here: string;
  readonly source?: { readonly name: string; readonly url: string };
}

const RFC9112 = 'https://www.rfc-editor.org/rfc/rfc9112';
const RFC9293 = 'https://www.rfc-editor.org/rfc/rfc9293';
const LIBUV = 'https://docs.libuv.org/en/v1.x/design.html';

/** All terms, in alphabetical order. */
export const GLOSSARY: readonly Term[] = [
  {
    id: 'agent',
    name: 'agent',
    definition:
      'The part of Node’s http client that owns connections: it opens them, lends them to requests and decides which ones to keep.',
    here: 'Without an agent option every request uses http.globalAgent. Since Node 19 that one keeps connections.',
    source: {
      name: 'Node.js, class http.Agent',
      url: 'https://nodejs.org/api/http.html#class-httpagent',
    },
  },
  {
    id: 'callback',
    name: 'callback',
    definition:
      'Here: one call from libuv into JavaScript. Until it returns, and the nextTick and microtask queues are empty, the event loop stands still.',
    here: 'The response is read in one callback. Your await resumes, and your next fetch is written, inside that same call.',
  },
  {
    id: 'connection-close',
    name: 'Connection: close',
    definition:
      'A header that says: this connection ends after this exchange. A request may carry it, a response may, or both.',
    here: 'node-fetch up to 2.6.12 and 3.3.1 sends it when it is given no agent. The server obeys, and Node forgets that it asked.',
    source: { name: 'RFC 9112 §9.6', url: `${RFC9112}#section-9.6` },
  },
  {
    id: 'eof',
    name: 'EOF',
    definition:
      'End of file: read() returns 0 bytes. On a TCP socket it means that the other side’s FIN has been reached.',
    here: 'This is how Node learns of the FIN. With a request open and no response begun, it becomes “socket hang up”.',
  },
  {
    id: 'epoll',
    name: 'epoll',
    definition:
      'The Linux call by which a process asks which of its sockets have something to read, and sleeps until one has.',
    here: 'Between the read of the response and the write of request 2 there is no epoll_wait. That is the whole bug.',
  },
  {
    id: 'event-loop',
    name: 'event loop',
    definition:
      'The cycle in which Node runs: timers, pending callbacks, poll, check, closing, and again. JavaScript runs only when one of these phases calls it.',
    here: 'Only one of the phases, poll, reads sockets.',
    source: { name: 'libuv, design overview', url: LIBUV },
  },
  {
    id: 'fin',
    name: 'FIN',
    definition:
      'The TCP segment that says: I will send no more. The receiving kernel keeps it in order behind the data, and tells nobody until somebody reads.',
    here: 'It arrives microseconds after the response and waits, unread.',
    source: { name: 'RFC 9293 §3.6', url: `${RFC9293}#section-3.6` },
  },
  {
    id: 'half-close',
    name: 'half-close',
    definition:
      'Ending one direction of a TCP connection. After a FIN from the server, the client may still send.',
    here: 'It is why the write of request 2 succeeds: a FIN does not forbid it.',
    source: { name: 'RFC 9293 §3.6', url: `${RFC9293}#section-3.6` },
  },
  {
    id: 'keep-alive',
    name: 'keep-alive',
    definition:
      'Using one TCP connection for several HTTP exchanges. HTTP/1.1 does so unless one side says close. It is not TCP’s own keepalive, which sends probes on a silent connection.',
    here: 'Node 19 made it the default for outgoing requests.',
    source: { name: 'RFC 9112 §9.3', url: `${RFC9112}#section-9.3` },
  },
  {
    id: 'kernel',
    name: 'kernel',
    definition:
      'The operating system’s core. It receives TCP segments, acknowledges them and keeps the data until a process reads it.',
    here: 'It knows that the server has closed. Node does not until it reads, or asks, and the difference is the race window.',
  },
  {
    id: 'libuv',
    name: 'libuv',
    definition: 'The C library that is Node’s event loop and its sockets.',
    here: 'It stops reading a socket after a read that did not fill its buffer, so the FIN behind the response stays for the next poll.',
    source: { name: 'libuv, design overview', url: LIBUV },
  },
  {
    id: 'microtask',
    name: 'microtask',
    definition:
      'A job of a promise: what follows an await. Microtasks run when the JavaScript that runs now is done and the nextTick queue is empty, still inside the same callback.',
    here: 'await does not give the event loop a turn. Everything after it still happens inside the callback that read the response.',
  },
  {
    id: 'next-tick',
    name: 'nextTick',
    definition:
      'process.nextTick(): a queue that Node empties before microtasks, inside the same callback.',
    here: 'The agent puts the socket into its pool there, just before your await resumes.',
  },
  {
    id: 'peek',
    name: 'peek',
    definition:
      'To ask the kernel whether a socket has something to read, without reading it: recv() with MSG_PEEK. An end of file counts as something.',
    here: 'Node 22.23.5, 24.22.1, 26.12.1 and later peek before they use a pooled socket again. They find a FIN that has come, not one that is on its way.',
    source: { name: 'recv(2), Linux', url: 'https://man7.org/linux/man-pages/man2/recv.2.html' },
  },
  {
    id: 'phase',
    name: 'phase',
    definition: 'One stage of a turn of the event loop.',
    here: 'timers, pending, poll, check, closing. A timer gives the loop a poll; setImmediate, in check, does not.',
    source: { name: 'libuv, design overview', url: LIBUV },
  },
  {
    id: 'poll',
    name: 'poll phase',
    definition: 'The phase in which the event loop asks the kernel for news and reads sockets.',
    here: 'The response is read in one poll, the FIN in the next. Request 2 is written in between.',
    source: { name: 'libuv, design overview', url: LIBUV },
  },
  {
    id: 'pool',
    name: 'pool',
    definition:
      'The idle connections that an agent keeps for later requests to the same host and port: agent.freeSockets.',
    here: 'A socket whose server has already closed lies in it. Node takes it for any other, or since 22.23.5, 24.22.1 and 26.12.1 asks the kernel first.',
  },
  {
    id: 'race-window',
    name: 'race window',
    definition:
      'The time in which two parties disagree on what is so. Here: from the FIN’s arrival in the kernel to the moment in which Node reads it, or finds it by a look.',
    here: 'A request written inside it is lost. The pictures hatch it where a socket can be lent in that time.',
  },
  {
    id: 'recording',
    name: 'recording',
    definition:
      'What a real Node did on a real machine: how many of some trials were answered, when, under which load, and the command that repeats it.',
    here: 'Where the answer depends on timing, one run says little. The record has a count for each release, server, client and remedy.',
    source: { name: 'The record', url: '../matrix/' },
  },
  {
    id: 'rst',
    name: 'RST',
    definition:
      'The TCP segment that says: there is no such connection. A kernel sends it in answer to data that nobody is left to read.',
    here: 'It comes after request 2 and is not what Node reports: a server that sends none gives the same error.',
    source: { name: 'RFC 9293 §3.5.2', url: `${RFC9293}#section-3.5.2` },
  },
  {
    id: 'socket-hang-up',
    name: 'socket hang up',
    definition:
      'Node’s message for a connection that ended before the response began. Its code is ECONNRESET, although no reset needs to have happened.',
    here: 'It stands in socketOnEnd of lib/_http_client.js. If a stack trace has socketCloseListener in its place, the program’s own side ended the connection: that is not this bug.',
  },
  {
    id: 'turn',
    name: 'turn',
    definition: 'Once around the event loop, through all of its phases.',
    here: 'Where Node does not look before it uses a socket again, not time but a turn is what request 2 lacks: after 20 ms of work in the same turn it fails just the same.',
  },
];

/** @throws Error when the glossary has no such term */
export function termOf(id: string): Term {
  const term = GLOSSARY.find((each) => each.id === id);
  if (!term) throw new Error(`The glossary has no term “${id}”`);
  return term;
}
