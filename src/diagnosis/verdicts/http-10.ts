import { because, type LookAlikeVerdict } from '../verdict.ts';

/** HTTP/1.0 without keep-alive ends its connection, by its version. */
export const HTTP_10: LookAlikeVerdict = {
  id: 'http-1.0',
  test(of) {
    const old = of.all('response').find(({ http }) => http === '1.0');
    if (!old || old.saysKeepAlive || of.plainResponse()) return undefined;
    return [
      because(old, 'HTTP/1.0 without keep-alive ends the connection, and Node does not pool it.'),
    ];
  },
  fix: 'Nothing to mend here. Ask the server again where it speaks HTTP/1.1.',
  nextCommand: "curl --http1.1 -sD- -o /dev/null -H 'Connection: close' $URL",
  sources: [
    'https://www.rfc-editor.org/rfc/rfc9112#section-9.3',
    'Run for /look-alikes/#http-1.0: all requests answered on Node 20.0.0 and 26.12.1',
  ],
};
