import { because, type LookAlikeVerdict } from '../verdict.ts';

/** There was no connection yet, so none of a pool. */
export const CONNECT_REFUSED: LookAlikeVerdict = {
  id: 'connect-refused',
  test(of) {
    const error = of.error('refused');
    return error && [because(error, 'No connection was made: nobody listens at that address.')];
  },
  fix: 'Name the address on which the server listens, 127.0.0.1 for localhost, or let it listen on ::1 as well.',
  nextCommand: 'curl -sS $URL',
};

export const CONNECT_TIMEOUT: LookAlikeVerdict = {
  id: 'connect-timeout',
  test(of) {
    const error = of.error('connect-timeout');
    return (
      error && [because(error, 'No connection was made in time: Node gives each address 250 ms.')]
    );
  },
  fix: 'node --network-family-autoselection-attempt-timeout=1000, or net.setDefaultAutoSelectFamilyAttemptTimeout(1000).',
  nextCommand: 'node --network-family-autoselection-attempt-timeout=1000 app.js',
};

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
