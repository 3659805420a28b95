import { because, type LookAlikeVerdict } from '../verdict.ts';

export const HTTP_10: LookAlikeVerdict = {
  id: 'http-1.0',
  test(of) {
    const old = of.all('response').find(({ http }) => http !== '1.1');
    if (!old || of.plainResponse()) return undefined;
    const says =
      old.http === '1.0'
        ? 'HTTP/1.0 without keep-alive ends the connection, and Node does not pool it.'
        : 'This answer came over HTTP/2, which has no Connection header. It does not say what node-fetch meets.';
    return old.http === '1.0' && !old.saysKeepAlive ? [because(old, says)] : undefined;
  },
  fix: 'Nothing to mend here. Ask the server again where it speaks HTTP/1.1.',
  nextCommand: "curl --http1.1 -sD- -o /dev/null -H 'Connection: close' $URL",
};

export const SERVER_SAYS_CLOSE: LookAlikeVerdict = {
  id: 'server-says-close',
  test(of) {
    const head = of.plainResponse();
    return head?.saysClose
      ? [because(head, 'The response says close, so Node never pools its connection.')]
      : undefined;
  },
  fix: 'Look at the server: limits of connections, its listen backlog, errors of what is behind it.',
  nextCommand: "curl --http1.1 -sD- -o /dev/null -H 'Connection: close' $URL",
};

/** Requests that take long, and are cut after the same time. */
export const SERVER_CUT: LookAlikeVerdict = {
  id: 'server-cut',
  test(of) {
    const [wait] = of.all('waited');
    const sender = of.sender();
    if (!wait || sender?.value.sends || !of.error('socket-hang-up', 'read-reset')) return undefined;
    return [
      because(
        wait,
        `It failed ${Math.round(wait.waitedMs / 1_000)} s after it was sent: it was accepted, and cut.`,
      ),
    ];
  },
  fix: 'A timeout of your request below that time, or a longer one of the proxy or server in front.',
  nextCommand: 'time curl -sS -m 120 -o /dev/null $URL',
};

/** After this many milliseconds a connection was idle, and not closed for its request. */
const IDLE_MS_MIN = 1_000;

export const IDLE_RACE: LookAlikeVerdict = {
  id: 'idle-race',
  test(of) {
    const packets = of
      .all('packets')
      .find(({ finAfterMs, requestAfterFin }) => requestAfterFin && finAfterMs >= IDLE_MS_MIN);
    if (packets)
      return [
        because(
          packets,
          `The server closed after ${Math.round(packets.finAfterMs / 1_000)} s without a request, just as the next one was sent.`,
        ),
      ];
    const pause = of.all('order').find(({ order }) => order === 'after-pause');
    const error = of.error('socket-hang-up', 'read-reset', 'write-reset');
    return pause && error && of.sender()?.value.sends !== true
      ? [because(pause, 'It fails after a pause: the server ends idle connections.')]
      : undefined;
  },
  fix: 'Keep idle connections longer on the server than on the client, or repeat idempotent requests once.',
  nextCommand: 'curl -sD- -o /dev/null $URL | grep -i keep-alive',
};

export const CLOSES_ANYWAY: LookAlikeVerdict = {
  id: 'closes-anyway',
  test(of) {
    const sender = of.sender();
    const order = of.all('order').find((each) => each.order === 'every-second');
    if (sender?.value.sends !== false || !order || !of.error('socket-hang-up', 'read-reset'))
      return undefined;
    return [
      because(sender, `node-fetch ${sender.value.versions} asks for no close.`),
      because(
        order,
        'Every second request fails: the server closes after each response, unasked, and does not say so.',
      ),
    ];
  },
  fix: 'agent: new http.Agent({ keepAlive: false }), or let the server say Connection: close.',
  nextCommand: 'node check-server.mjs $URL',
};

export const NODE_18: LookAlikeVerdict = {
  id: 'node-18',
  test(of) {
    const node = of.node();
    const error = of.error('socket-hang-up', 'read-reset');
    if (!node || !error || of.pools()?.value !== false || of.all('pooled-again').length > 0)
      return undefined;
    return [
      because(
        node,
        `Node ${node.value} keeps no sockets with its own agent: the default came with Node 19.`,
      ),
    ];
  },
  fix: 'Look for an agent with keepAlive: true in the program. Without one, the connection of this very request was cut.',
  nextCommand: 'node -v',
};
