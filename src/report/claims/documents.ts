import type { Source, TestedClaim } from '../claim.ts';

const nodeDocs: Source = {
  id: 'node-http',
  title: 'Node.js documentation, http',
  url: 'https://nodejs.org/docs/latest/api/http.html',
};
const rfc9112: Source = {
  id: 'rfc-9112',
  title: 'RFC 9112, HTTP/1.1, section 9.6',
  url: 'https://www.rfc-editor.org/rfc/rfc9112#section-9.6',
};
const nodeFetchReadme: Source = {
  id: 'node-fetch-readme',
  title: 'README of node-fetch',
  url: 'https://github.com/node-fetch/node-fetch#readme',
};

export const DOCUMENTS: readonly TestedClaim[] = [
  {
    id: 'node-http-global-agent',
    source: nodeDocs,
    says: '`http.globalAgent` diverges from a default agent by having `keepAlive` enabled and a `timeout` of 5 seconds (since 19.0.0).',
    verdict: 'holds',
    finding:
      'It is the one change of Node 19 that brings the bug to programs that name no agent. A server that stays open gets both requests on one connection from then on.',
    evidence: [
      { cell: 'node=18.20.8&fetch=2.6.12&process=warm', answered: 'all' },
      { cell: 'node=19.0.0&fetch=2.6.12&process=warm', answered: 'none' },
    ],
  },
  {
    id: 'node-http-reused-socket',
    source: nodeDocs,
    says: 'If a server closes a connection at an unfortunate time, a client with a keep-alive agent may get `ECONNRESET`.',
    verdict: 'holds in part',
    finding:
      '“May” is too weak here. The client itself has asked for the close, and on releases that do not look every second request fails.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm', answered: 'none' },
      { cell: 'node=26.10.0&fetch=2.6.12&process=warm', answered: 'none' },
    ],
  },
  {
    id: 'rfc-9112-client-close',
    source: rfc9112,
    says: 'A client that sends “close” must not send further requests on that connection.',
    verdict: 'refuted',
    finding:
      'As a description of Node: with the global agent of Node 19 and later, or any agent with `keepAlive: true`, it sends the next request on that very connection.',
    evidence: [
      { cell: 'node=20.0.0&fetch=http&process=warm&header=close', answered: 'none' },
      { cell: 'node=26.10.0&fetch=http&process=warm&header=close', answered: 'none' },
    ],
  },
  {
    id: 'node-fetch-readme-close',
    source: nodeFetchReadme,
    says: '`Connection: close` is a default header when no agent is given (READMEs of 2.6.12 and 3.3.1).',
    verdict: 'holds',
    finding:
      'And it is the trigger. The READMEs of 2.6.13, 2.7.0 and 3.3.2 no longer have it, and those versions no longer send it. 4.0.0-beta.4 does.',
    evidence: [
      { cell: 'node=20.0.0&fetch=2.6.12&process=warm', answered: 'none' },
      { cell: 'node=20.0.0&fetch=2.7.0&process=warm', answered: 'all' },
      { cell: 'node=20.0.0&fetch=4.0.0-beta.4&process=warm', answered: 'none' },
    ],
  },
];
