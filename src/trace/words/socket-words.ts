import type { TcpState } from '../record/event.ts';
import type { ConnectionState } from '../world/world.ts';

/** One state of a socket in words. */
interface SocketWords {
  /** For the stretch of a figure, the fullest first: a short stretch has room for a short one only. */
  readonly stretch: readonly string[];
  /** For the narrow column of the ladder. */
  readonly column: string;
}

/** What Node’s http client takes the socket to be. */
export function nodeSocketWords({ node }: ConnectionState): SocketWords {
  switch (node.state) {
    case 'connecting':
      return { stretch: ['connecting'], column: 'connecting' };
    case 'busy': {
      const { request } = node;
      if (request === undefined) return { stretch: ['open, in use', 'open'], column: 'busy' };
      return {
        stretch: [
          `open, busy with request ${request}`,
          `open, busy: ${request}`,
          `busy: ${request}`,
        ],
        column: `busy: ${request}`,
      };
    }
    case 'pooled':
      return {
        stretch: ['open, free in the pool', 'free in the pool', 'in the pool', 'pool'],
        column: 'pooled',
      };
    case 'destroyed':
      return { stretch: ['destroyed', 'gone'], column: 'destroyed' };
  }
}

/** What the client’s kernel knows of the same socket. */
export function kernelSocketWords({ kernel: { client }, node }: ConnectionState): SocketWords {
  const { tcp, fin, reset } = client;
  if (node.state === 'destroyed') return { stretch: ['closed', ''], column: 'closed' };
  const stretch = endOfPeer(client);
  if (fin !== 'none') return { stretch, column: `FIN ${fin}` };
  if (reset !== 'none') return { stretch, column: `RST ${reset}` };
  if (tcp === 'ESTABLISHED') return { stretch: ['ESTABLISHED', 'open'], column: 'open' };
  return { stretch: [tcp ?? ''], column: TCP_COLUMNS[tcp ?? 'none'] };
}

/** The server’s FIN or RST, in this kernel or taken from it. Empty when neither has come. */
function endOfPeer({ tcp, fin, reset }: ConnectionState['kernel']['client']): readonly string[] {
  if (fin === 'unread' && reset === 'unread')
    return ['FIN and RST, both unread', 'FIN, RST unread', 'RST'];
  if (fin === 'unread') {
    const state = tcp === 'CLOSED' ? '' : `${tcp}: `;
    return [`${state}the server has closed, FIN unread`, `${state}FIN unread`, 'FIN unread'];
  }
  if (fin !== 'none') return [`FIN ${fin} by Node`, `FIN ${fin}`, fin];
  if (reset === 'unread') return ['reset by the server, RST unread', 'RST'];
  if (reset !== 'none') return [`RST ${reset} by Node`, `RST ${reset}`, reset];
  return [];
}

const TCP_COLUMNS: Readonly<Record<Exclude<TcpState, 'ESTABLISHED'> | 'none', string>> = {
  none: '',
  SYN_SENT: 'connecting',
  SYN_RCVD: 'connecting',
  CLOSED: 'closed',
  FIN_WAIT: 'closed',
  CLOSE_WAIT: 'closed',
  LAST_ACK: 'closed',
  TIME_WAIT: 'closed',
};
