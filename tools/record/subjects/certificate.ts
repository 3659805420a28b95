import { join } from 'node:path';
import { missingCommand, outputOf } from './command.ts';

/** Node can sign, but it cannot write a certificate (node:crypto has no such function), so openssl does. */
export function missingOpenssl(): Promise<string | undefined> {
  return missingCommand('openssl', ['version'], 'install openssl, which makes the certificate');
}

/**
 * Makes a key and a certificate for 127.0.0.1 that signs itself: `key.pem` and `certificate.pem` in the folder.
 *
 * @returns the path of the certificate
 */
export async function makeCertificate(folder: string): Promise<string> {
  const certificate = join(folder, 'certificate.pem');
  await outputOf('openssl', [
    ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    // openssl makes an authority unless told otherwise, and Deno refuses one as a server.
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-keyout', join(folder, 'key.pem'), '-out', certificate],
  ]);
  return certificate;
}
