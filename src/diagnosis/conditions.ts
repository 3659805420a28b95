import { nodeText } from './case/node.ts';
import type { Sender } from './case/sender.ts';
import type { Case } from './case.ts';
import { because, type Reason } from './verdict.ts';

/** The conditions of this bug, each with its line or as missing. */
interface Conditions {
  readonly reasons: readonly Reason[];
  readonly missing: readonly string[];
  /** A line that this bug cannot have: it is none, whatever else fits. */
  readonly against?: Reason;
  readonly areMet: boolean;
  /** The client sends the header and Node pools: two of three hold. */
  readonly lean: boolean;
}

/** Looks for each condition: the error, a Node that pools, a client that asks, an earlier request, a silent server. */
export function conditionsOf(of: Case): Conditions {
  const error = of.error('socket-hang-up', 'read-reset', 'write-reset');
  const sender = of.sender();
  const pools = of.pools();
  const later = of.later();
  const server = of.silentServer();
  const against = againstIt(of);
  const isShown = showsReuse(of);
  const reasons: Reason[] = [];
  const missing: string[] = [];
  if (error) reasons.push(because(error, 'The error of this bug, and of its look-alikes.'));
  else if (!isShown) missing.push('the error with its stack');
  if (pools?.value) reasons.push(because(pools, poolsText(of)));
  else missing.push('the release of Node that ran it (node -v)');
  if (sender?.value.sends) reasons.push(because(sender, senderText(of)));
  else if (sender?.value.sends === false) {
    reasons.push(because(sender, `${senderName(sender.value)}: it asks for no close.`));
    missing.push('what does ask for a close: a header of your own, or another client beside it');
  } else missing.push('which node-fetch made the request (npm ls node-fetch)');
  if (later) reasons.push(because(later, laterText(later.value)));
  else missing.push('whether a request to the same server was answered before');
  if (server) reasons.push(because(server, `${capitalised(server.value)}.`));
  else missing.push('what the server says when it is asked to close');
  const [other] = of.all('somebody-else');
  if (other) missing.push('your own error: the quoted lines are somebody else’s');
  const browserOnly = of.all('browser').length > 0 && !sender;
  const ended = of.all('listener').some(({ listener }) => listener === 'socketOnEnd');
  const asks = Boolean(sender?.value.sends && pools?.value);
  const areMet = Boolean(
    (error || isShown) && asks && (later || ended) && server && !against && !browserOnly,
  );
  return {
    reasons: against ? [...reasons, against] : reasons,
    missing,
    ...(against ? { against } : {}),
    areMet,
    lean: asks && !against,
  };
}

/** The lines show by themselves that the socket of an answered request was used for the next one. */
function showsReuse(of: Case): boolean {
  return (
    of.all('pooled-again').length > 0 ||
    of.all('packets').some(({ requestAfterFin }) => requestAfterFin)
  );
}

/** This bug needs a connection that was used before, of an agent that keeps it. */
function againstIt(of: Case): Reason | undefined {
  const [fresh] = of.all('new-connection');
  if (fresh)
    return because(fresh, 'The connection was new; this bug needs one that was used before.');
  const [agent] = of.all('agent').filter(({ keepAlive }) => keepAlive === false);
  if (agent) return because(agent, 'This agent keeps no connection, so none can be used again.');
  const given = of.all('agent').find(({ keepAlive }) => keepAlive !== undefined);
  const sends = of.sender()?.value.sends;
  return given && sends === false
    ? because(given, 'node-fetch sends no Connection: close where it is given an agent.')
    : undefined;
}

function poolsText(of: Case): string {
  if (of.all('agent').some(({ keepAlive }) => keepAlive)) return 'This agent keeps sockets.';
  const node = of.node();
  if (!node) return 'The connection of one request was used for the next.';
  return `Node ${nodeText(node.value)}: its global agent keeps sockets, as every Node from 19 on.`;
}

function senderText(of: Case): string {
  const sender = of.sender()?.value;
  if (!sender || sender.name === 'the program')
    return 'The program itself sends Connection: close.';
  const inside = sender.inside.length > 0 ? `, the copy of ${sender.inside.join(' > ')}` : '';
  return `${senderName(sender)}${inside}: it sends Connection: close.`;
}

function senderName({ name, versions }: Sender): string {
  return versions === 'any' ? `${name}, any release` : `${name} ${versions}`;
}

function laterText(order: string): string {
  return order === 'every-second'
    ? 'Requests fail in turn.'
    : 'An earlier request to the same server was answered.';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
