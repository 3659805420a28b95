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
