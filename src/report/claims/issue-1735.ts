import type { Source, TestedClaim } from '../claim.ts';

const source: Source = {
  id: 'node-fetch-1735',
  title: 'node-fetch issue 1735',
  url: 'https://github.com/node-fetch/node-fetch/issues/1735',
};

export const ISSUE_1735: readonly TestedClaim[] = [
  {
    id: 'issue-1735-always',
    source,
    says: 'Two consecutive requests to the same web server always get the error on Node.js 19 and later.',
    verdict: 'holds in part',
    finding:
      'It holds for a server that closes when asked and does not say so, up to the last releases that do not look before they use a connection again (22.23.3, 24.21.0, 26.10.0). With a server that says it closes, no request failed. On releases that look, a warm process fails in a share of the runs.',
    evidence: [
      { cell: 'node=19.0.0&fetch=2.6.12&process=warm', answered: 'none' },
      { cell: 'node=20.0.0&fetch=2.6.12&process=cold', answered: 'none' },
      { cell: 'node=26.10.0&fetch=3.3.1&process=warm', answered: 'none' },
      { cell: 'node=26.12.1&fetch=2.6.12&process=warm', answered: 'both' },
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&server=echo-close', answered: 'all' },
    ],
  },
  {
    id: 'issue-1735-not-before-19',
    source,
    says: 'The error only arises with Node.js 19 and later.',
    verdict: 'holds in part',
    finding:
      'With the default agent it does. Node 18.20.8 with the agent that Node 19 made the default fails the same way, so the defect is older: Node 19 switched it on.',
    evidence: [
      { cell: 'node=18.20.8&fetch=2.6.12&process=warm', answered: 'all' },
      { cell: 'node=18.20.8&fetch=2.6.12&process=warm&pool=node19', answered: 'none' },
    ],
  },
  {
    id: 'issue-1735-same-turn',
    source,
    says: 'It only occurs when the second request is made in the same round of the event loop in which the first was awaited.',
    verdict: 'refuted',
    finding:
      'What counts is whether the end of the stream has been read. A request made many rounds later fails when the FIN comes later still.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm', answered: 'none' },
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&gap=timeout0&fin=20ms', answered: 'few' },
    ],
  },
  {
    id: 'issue-1735-timeout-0',
    source,
    says: '`await new Promise((resolve) => setTimeout(resolve, 0))` before every call fixes the problem.',
    verdict: 'holds in part',
    finding:
      'It gives Node one poll before the next request. A FIN that has arrived by then is read; a later one is not.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&gap=timeout0', answered: 'most' },
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&gap=timeout0&fin=20ms', answered: 'few' },
    ],
  },
  {
    id: 'issue-1735-close-callbacks',
    source,
    says: 'The close is not handled because the loop has not reached its “close callbacks” phase.',
    verdict: 'refuted',
    finding:
      'The end of the stream is read in the poll phase; the closing phase only runs the callbacks of handles that JavaScript has closed. `setImmediate`, which runs after the poll and before the closing phase of the same round, does not help.',
    evidence: [{ cell: 'node=20.0.0&fetch=2.6.12&process=warm&gap=immediate', answered: 'none' }],
  },
  {
    id: 'issue-1735-keepalive-agent',
    source,
    says: 'A custom agent with `keepAlive: true` fixes it.',
    verdict: 'holds in part',
    finding:
      'It does, for another reason than its name suggests: with any agent, node-fetch does not set `Connection: close`. Set by hand, the header brings the error back.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&agent=keepalive', answered: 'all' },
      {
        cell: 'node=20.0.0&fetch=2.6.12&process=warm&agent=keepalive&header=close',
        answered: 'none',
      },
    ],
  },
  {
    id: 'issue-1735-removing-the-header',
    source,
    says: 'node-fetch should not send `Connection: close`; that fixes it.',
    verdict: 'holds in part',
    finding:
      'Without the header the bug is gone: from 2.6.13 and 3.3.2 on. A server that closes after each response without being asked still breaks the next request.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.13&process=warm', answered: 'all' },
      { cell: 'node=20.0.0&fetch=3.3.2&process=warm', answered: 'all' },
      { cell: 'node=20.0.0&fetch=2.7.0&process=warm&server=always-close', answered: 'none' },
    ],
  },
  {
    id: 'issue-1735-reset',
    source,
    says: 'The connection is reset at the TCP layer, which results in `socket hang up`.',
    verdict: 'refuted',
    finding:
      'A server that only closes its half, and so never sends a reset, gives the same error. Node reports the end of the stream, which it reads before it could see a reset.',
    evidence: [{ cell: 'node=20.0.0&fetch=2.6.12&process=warm&close=half', answered: 'none' }],
  },
  {
    id: 'issue-1735-node-acts-on-close',
    source,
    says: 'Node could act on the `Connection: close` of the caller.',
    verdict: 'holds',
    finding:
      'With `shouldKeepAlive = false` set where Node stores a header that says close, every pair of requests was answered, whenever the FIN came, also on releases that look.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&fix=honour-close', answered: 'all' },
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm&fix=honour-close&fin=20ms', answered: 'all' },
      { cell: 'node=26.12.1&fetch=2.6.12&process=warm&fix=honour-close&fin=20ms', answered: 'all' },
    ],
  },
  {
    id: 'issue-1735-node-looks',
    source,
    says: 'Node could refuse to send on a connection after it received the FIN.',
    verdict: 'holds in part',
    finding:
      'Since October 2026 Node asks the kernel before it uses a connection again (22.23.5, 24.22.1, 26.12.1). A FIN that has arrived is found; one that is still on its way is not.',
    evidence: [
      { cell: 'node=26.12.1&fetch=2.6.12&process=cold', answered: 'most' },
      { cell: 'node=26.12.1&fetch=2.6.12&process=warm&fin=20ms', answered: 'few' },
    ],
  },
];
