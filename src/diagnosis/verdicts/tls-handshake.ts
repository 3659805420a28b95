import { runStep } from '../fix/way.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** The connection was new: it ended in the handshake, or within milliseconds of it. */
export const TLS_HANDSHAKE: LookAlikeVerdict = {
  id: 'tls-handshake',
  test(of) {
    const error = of.error('tls-cut');
    if (error)
      return [because(error, 'The connection ended during the TLS handshake, before any request.')];
    const fresh = of.all('new-connection').find(({ tlsMs }) => tlsMs > 0);
    return (
      fresh &&
      of.error('socket-hang-up', 'read-reset') && [
        because(
          fresh,
          `The connection was new: its handshake took ${fresh.tlsMs} ms. This bug needs one that was used before.`,
        ),
      ]
    );
  },
  ways: () => [
    {
      steps: [runStep("curl -sv --noproxy '*' -o /dev/null $URL")],
      note: 'Without a proxy. If that works, it is the proxy: HTTPS_PROXY and NO_PROXY name it.',
    },
  ],
  fix: 'Look between the two: a proxy, a firewall, the MTU, a TLS version that is refused.',
  nextCommand: 'openssl s_client -connect $HOST:443 -servername $HOST </dev/null',
  sources: [
    'https://github.com/node-fetch/node-fetch/issues/1827',
    'https://github.com/renovatebot/renovate/issues/37211',
  ],
};
