import { because, type LookAlikeVerdict } from '../verdict.ts';

export const TLS_HANDSHAKE: LookAlikeVerdict = {
  id: 'tls-handshake',
  test(of) {
    const error = of.error('tls-cut');
    return (
      error && [
        because(error, 'The connection ended during the TLS handshake, before any request.'),
      ]
    );
  },
  fix: 'Look between the two: a proxy, a firewall, the MTU, a TLS version that is refused.',
  nextCommand: 'openssl s_client -connect $HOST:443 -servername $HOST </dev/null',
};
