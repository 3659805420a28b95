import { looksBeforeReuse } from '../../../scenario/versions.ts';
import type { Point } from './points.ts';
import type { QuotedModule } from './read-source.ts';

/** A passage of Node's http client that decides the fate of a connection. */
export interface SourcePassage {
  /** The name of the function or event in the source. */
  readonly name: string;
  readonly module: QuotedModule;
  /** What is decided there. */
  readonly says: string;
  /** A text on the first line to show, and one on the last (excerpt.ts). */
  readonly from: string;
  readonly to: string;
  /** The points of the passage, with the text of their lines. */
  readonly points: Readonly<Partial<Record<Point, string>>>;
  /** Whether a release has the passage; undefined when all have it. */
  readonly isIn?: (release: string) => boolean;
}

const doesNotLook = (release: string) => !looksBeforeReuse(release);

/** In the order in which a request reaches them. */
export const SOURCE_PASSAGES: readonly SourcePassage[] = [
  {
    name: 'new ClientRequest()',
    module: '_http_client',
    says: 'Whether a connection is to be kept starts out as a question of the agent alone.',
    from: 'if (!this.agent.keepAlive && !NumberIsFinite',
    to: 'this.shouldKeepAlive = true',
    points: { asked: 'if (!this.agent.keepAlive' },
  },
  {
    name: 'Agent.addRequest()',
    module: '_http_agent',
    says: 'A pooled socket is asked one thing: has Node destroyed it? Not: has the server closed it?',
    from: 'const freeSockets = this.freeSockets[name];',
    to: 'delete this.freeSockets[name]',
    points: { lookup: 'freeSockets[0].destroyed' },
    isIn: doesNotLook,
  },
  {
    name: 'Agent.addRequest()',
    module: '_http_agent',
    says: 'A pooled socket is asked two things: has Node destroyed it, and has the kernel anything to read from it?',
    from: 'const freeSockets = this.freeSockets[name];',
    to: 'delete this.freeSockets[name]',
    points: {
      lookup: 'freeSockets[0].destroyed',
      'look-pooled': 'while (socket && hasPendingRead(socket))',
    },
    isIn: looksBeforeReuse,
  },
  {
    name: 'hasPendingRead()',
    module: '_http_agent',
    says: 'The look: what has arrived in the kernel is found, an end of file too. What is still on its way is not.',
    from: 'function hasPendingRead(socket)',
    to: 'handle.hasPendingRead() === true',
    points: { look: 'handle.hasPendingRead() === true' },
    isIn: looksBeforeReuse,
  },
  {
    name: 'Agent.addRequest(), further down',
    module: '_http_agent',
    says: 'A pooled socket is used again; without one, a connection is opened.',
    from: 'this.reuseSocket(socket, req)',
    to: 'this.createSocket(req, options',
    points: { reused: 'this.reuseSocket(socket, req)', opened: 'this.createSocket(req, options' },
  },
  {
    name: 'matchHeader()',
    module: '_http_outgoing',
    says: 'A close that the caller asks for sets _last, and leaves shouldKeepAlive as it is.',
    from: 'self._removedConnection = false',
    to: 'break;',
    points: { 'header-close': 'self._last = true', 'header-keep': 'self.shouldKeepAlive = true' },
  },
  {
    name: '_writeRaw()',
    module: '_http_outgoing',
    says: 'The request goes to the kernel, without a read before it.',
    from: 'if (conn && conn._httpMessage === this && conn.writable)',
    to: 'return conn.write',
    points: { written: 'return conn.write' },
  },
  {
    name: 'parserOnIncomingClient()',
    module: '_http_client',
    says: 'Now only the response can still forbid to keep the connection.',
    from: 'if (req.shouldKeepAlive && !shouldKeepAlive',
    to: 'req.shouldKeepAlive = false',
    points: { response: 'if (req.shouldKeepAlive && !shouldKeepAlive' },
  },
  {
    name: 'responseOnEnd()',
    module: '_http_client',
    says: 'The response is complete: the socket is let go, or offered to the agent.',
    from: 'if (!req.shouldKeepAlive) {',
    to: 'responseKeepAlive(req)',
    points: { dropped: 'socket.destroySoon();', offered: 'responseKeepAlive(req)' },
  },
  {
    name: "agent.on('free'), another request waits",
    module: '_http_agent',
    says: 'A request that waits for a socket gets this one at once, unless the look finds something.',
    from: 'const requests = this.requests[name];',
    to: 'const req = requests.shift();',
    points: { 'look-queued': 'if (hasPendingRead(socket))' },
    isIn: looksBeforeReuse,
  },
  {
    name: "agent.on('free')",
    module: '_http_agent',
    says: 'The agent decides by shouldKeepAlive. Nobody asks for _last.',
    from: 'const req = socket._httpMessage;',
    to: 'return;',
    points: { pooled: '!req.shouldKeepAlive || !this.keepAlive' },
  },
  {
    name: 'socketOnEnd()',
    module: '_http_client',
    says: 'End of file, a request, and no response: that is “socket hang up”.',
    from: 'function socketOnEnd()',
    to: 'socket.destroy()',
    points: { 'end-read': 'if (!req.res && !req.socket._hadError)', 'hung-up': "'socket hang up'" },
  },
];
