import { join } from 'node:path';
import { executableFor } from '../../../measure/release.ts';
import { SERVER_NODE } from '../answer.ts';
import { makeCertificate, missingOpenssl } from '../certificate.ts';
import { missingRelease } from '../release.ts';
import { startProcess } from '../server-process.ts';
import type { RunningServer } from '../subject.ts';
import { type Start, startInFront } from './in-front.ts';
import { serverFile } from './server-file.ts';

export async function missingTerminator(): Promise<string | undefined> {
  return (await missingRelease(SERVER_NODE)) ?? (await missingOpenssl());
}

/** Starts a server that speaks no TLS, and a program in front of it that takes the TLS off. */
export async function startTerminator(
  port: number,
  folder: string,
  behind: Start,
): Promise<RunningServer> {
  const certificate = await makeCertificate(folder);
  const key = join(folder, 'key.pem');
  const program = await executableFor(SERVER_NODE);
  const running = await startInFront(folder, behind, (portBehind) => {
    const ports = [String(port), String(portBehind)];
    const args = [serverFile('tls-terminator.mjs'), ...ports, certificate, key];
    return startProcess({ name: 'the TLS terminator', program, args, port, folder });
  });
  return { ...running, certificate };
}
