import { because, type LookAlikeVerdict } from '../verdict.ts';

/** A response that says close keeps its socket out of the pool. */
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
  sources: [
    'https://www.rfc-editor.org/rfc/rfc9112#section-9.6',
    'lib/_http_client.js of Node: parserOnIncomingClient',
  ],
};
