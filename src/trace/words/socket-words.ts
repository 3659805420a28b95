import type { TcpStateEvent } from '../record/event.ts';
import type { Belief, ConnectionState } from '../world/world.ts';
import { type Words, words } from './words.ts';

/** What Node's http client takes a socket to be, in a few words, the fullest form first. */
export function beliefForms(belief: Belief): readonly string[] {
  switch (belief.state) {
    case 'connecting':
      return ['connecting'];
    case 'busy': {
      const { request } = belief;
      if (request === undefined) return ['open, busy', 'busy'];
      return [`open, busy with request ${request}`, `open, busy: ${request}`, `busy: ${request}`];
    }
    case 'pooled':
      return ['open, free in the pool', 'free in the pool', 'pooled', 'pool'];
    case 'destroyed':
      return ['destroyed', 'gone'];
  }
}

/** What the client's kernel knows of a socket, in a few words, the fullest form first. */
export function kernelForms({ kernel: { client }, node }: ConnectionState): readonly string[] {
  const { tcp, fin, reset } = client;
  if (node.state === 'destroyed') return ['closed', ''];
  if (fin === 'unread' && reset === 'unread') {
    return ['FIN and RST, both unread', 'FIN, RST unread', 'FIN unread', 'RST'];
  }
  if (fin === 'unread') {
    const forms = ['the server has closed, FIN unread', 'FIN unread'];
    if (tcp === 'CLOSED' || tcp === undefined) return forms;
    return [...forms.map((form) => `${tcp}: ${form}`), 'FIN unread'];
  }
  if (fin !== 'none') return [`FIN ${fin} by Node`, `FIN ${fin}`, fin];
  if (reset === 'unread') return ['reset by the server, RST unread', 'RST unread', 'RST'];
  if (reset !== 'none') return [`RST ${reset} by Node`, `RST ${reset}`, reset];
  if (tcp === undefined) return [''];
  return tcp === 'ESTABLISHED' ? ['ESTABLISHED', 'open'] : [tcp];
}

/** A socket that is another one than the socket before it, with what is said of it, the fullest form first. */
export function newSocketForms(
  clientPort: number | undefined,
  forms: readonly string[],
): readonly string[] {
  const [fullest = ''] = forms;
  const named = clientPort === undefined ? [] : [`new socket, port ${clientPort}`];
  return [`${named[0] ?? 'new socket'}: ${fullest}`, ...named, 'new socket', 'new', ...forms];
}

/** The first form that a column of text has room for; the last one, cut, when none fits. */
export function formWithin(columns: number, forms: readonly string[]): string {
  return forms.find(({ length }) => length <= columns) ?? (forms.at(-1) ?? '').slice(0, columns);
}

/** A TCP state change in one kernel. */
export function tcpStateWords({ conn, end, state }: TcpStateEvent): Words {
  return words(
    `${end} kernel: ${state}`,
    `In the ${end}’s kernel, connection ${conn} is now ${state}.`,
    STATE_MEANINGS[state],
  );
}

/** RFC 9293 §3.3.2, in our case. */
const STATE_MEANINGS: Readonly<Partial<Record<TcpStateEvent['state'], string>>> = {
  CLOSE_WAIT: 'The other side has closed; this side may still write, and has not read that yet.',
  FIN_WAIT: 'This side has closed, and waits for the other to do the same.',
  LAST_ACK: 'Both sides have closed; one acknowledgment is missing.',
};
