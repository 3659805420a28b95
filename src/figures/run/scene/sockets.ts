import { focusOf } from '../../../trace/reading/focus.ts';
import type { Trace } from '../../../trace/record/event.ts';
import { beliefForms, kernelForms, newSocketForms } from '../../../trace/words/socket-words.ts';
import { worldsOf } from '../../../trace/world/fold.ts';
import type { Belief, ConnectionState, World } from '../../../trace/world/world.ts';

/**
 * What a stretch of a socket's life looks like: `busy` in use, `free` open and idle, `wait` ended by the peer and
 * not yet noticed, `gone`.
 */
export type Tone = 'busy' | 'free' | 'wait' | 'gone';

/** A stretch of time in which a socket is in one state, to one of the two that know it. */
export interface SocketStretch {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  /** What is written on it, the fullest form first. The shorter ones are for less room. */
  readonly forms: readonly string[];
  /** Another socket than the one before it in the row. No state of the one follows from a state of the other. */
  readonly isOther: boolean;
}

/** The same socket twice: as Node's http client believes it to be, and as the client's kernel knows it. */
export interface SocketRows {
  readonly node: readonly SocketStretch[];
  /** Empty where the engine sees no kernel. */
  readonly kernel: readonly SocketStretch[];
}

/**
 * The two rows of the connection at stake. A run that opens another one goes on with that, from its SYN on: for
 * the question is always which socket the next request gets. Where it begins is marked.
 */
export function socketRows(trace: Trace): SocketRows {
  const focus = focusOf(trace);
  const conns = [focus?.previous?.conn, focus?.request.conn].filter((conn) => conn !== undefined);
  const node: SocketState[] = [];
  const kernel: SocketState[] = [];
  let place = 0;
  const find = connectionFinder();
  for (const world of worldsOf(trace)) {
    const known = conns.flatMap((conn) => find(world, conn) ?? []);
    const connection = known.at(-1);
    if (connection) {
      const { conn, clientPort } = connection;
      const socket = { place, conn, clientPort };
      const forms = beliefForms(connection.node);
      node.push({ ...socket, tone: nodeTone(connection), forms });
      if (connection.kernel.client.tcp) {
        kernel.push({ ...socket, tone: kernelTone(connection), forms: kernelForms(connection) });
      }
    }
    place += 1;
  }
  return { node: stretches(node, trace), kernel: stretches(kernel, trace) };
}

/** Finds connections in one world after the other. A connection keeps its index, so it is searched only once. */
function connectionFinder() {
  const indexes = new Map<number, number>();
  return ({ connections }: World, conn: number): ConnectionState | undefined => {
    const index = indexes.get(conn);
    if (index !== undefined) return connections[index];
    // A connection that has just been opened is the last one.
    if (connections.at(-1)?.conn !== conn) return undefined;
    indexes.set(conn, connections.length - 1);
    return connections.at(-1);
  };
}

/** The state of a socket after an event, to one of the two that know it. */
interface SocketState {
  readonly place: number;
  readonly conn: number;
  readonly clientPort: number | undefined;
  readonly tone: Tone;
  readonly forms: readonly string[];
}

/** Events of a handshake that takes no time, as on a loopback: a socket that lasts so long is not worth its edge. */
const HANDSHAKE_PLACES = 6;

/** Joins what is said again and again, and leaves out what lasts no time and looks like what follows. */
function stretches(states: readonly SocketState[], trace: Trace): SocketStretch[] {
  const joined: SocketStretch[] = [];
  let before: SocketState | undefined;
  for (const each of states) {
    const { place, tone } = each;
    const last = joined.at(-1);
    const isOther = before !== undefined && before.conn !== each.conn;
    const isSame = !isOther && before?.forms[0] === each.forms[0];
    before = each;
    if (isSame) continue;
    const isFleeting =
      last !== undefined &&
      !isOther &&
      trace[last.from]?.t === trace[place]?.t &&
      (last.isOther
        ? place - last.from <= HANDSHAKE_PLACES
        : last.tone === tone && place - last.from <= 2);
    const from = isFleeting ? last.from : place;
    const begins = isOther || (isFleeting && last.isOther);
    if (last) joined[joined.length - 1] = { ...last, to: place };
    if (isFleeting) joined.pop();
    const forms = begins ? newSocketForms(each.clientPort, each.forms) : each.forms;
    joined.push({ from, to: trace.length, tone, forms, isOther: begins });
  }
  return joined;
}

function nodeTone({ node }: ConnectionState): Tone {
  return NODE_TONES[node.state];
}

const NODE_TONES: Readonly<Record<Belief['state'], Tone>> = {
  connecting: 'free',
  busy: 'busy',
  pooled: 'free',
  destroyed: 'gone',
};

function kernelTone({ kernel: { client }, node }: ConnectionState): Tone {
  const { tcp, fin, reset } = client;
  if (node.state === 'destroyed') return 'gone';
  if (fin !== 'none') return fin === 'unread' ? 'wait' : 'gone';
  if (reset !== 'none') return reset === 'unread' ? 'wait' : 'gone';
  if (tcp === 'ESTABLISHED') return 'busy';
  return tcp?.startsWith('SYN') ? 'free' : 'gone';
}
