import { type FixStep, runStep } from '../fix/way.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Node refused the server's certificate, so no request was sent. */
export const CERTIFICATE: LookAlikeVerdict = {
  id: 'certificate',
  test(of) {
    const error = of.error('certificate');
    if (!error || of.error('socket-hang-up', 'read-reset')) return undefined;
    return [because(error, `No request was sent: ${why(error.at.text)}.`)];
  },
  ways(of) {
    const text = of.error('certificate')?.at.text ?? '';
    // A renewed certificate, or the right name, is no matter of the client.
    if (EXPIRED.test(text) || OTHER_NAME.test(text)) return [];
    const own: FixStep = runStep('NODE_EXTRA_CA_CERTS=/path/to/ca.pem node app.js');
    return [
      { steps: [own], note: 'The certificate of the authority that signed it, as a file.' },
      {
        steps: [runStep('node --use-system-ca app.js')],
        note: 'Where the system knows that authority; Node 22.15, 23.8 or later.',
      },
    ];
  },
  fix: 'An expired certificate has to be renewed on the server; for another name, use the name that it has, or let it name yours. Do not set NODE_TLS_REJECT_UNAUTHORIZED=0: it takes any server for the right one.',
  nextCommand: 'openssl s_client -connect $HOST:443 -servername $HOST </dev/null',
  sources: [
    'https://nodejs.org/api/cli.html#node_extra_ca_certsfile',
    'https://nodejs.org/api/cli.html#--use-system-ca',
    'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
  ],
};

const EXPIRED = /expired|NOT_YET_VALID/i;
const OTHER_NAME = /altname/i;

function why(text: string): string {
  if (EXPIRED.test(text)) return 'the certificate of the server is out of date';
  if (OTHER_NAME.test(text)) return 'the certificate of the server is for another name';
  return 'Node does not know who signed the certificate of the server';
}
