import { join } from 'node:path';
import { executableFor } from '../../../measure/release.ts';
import { ANSWER, SERVER_NODE } from '../answer.ts';
import { makeCertificate, missingOpenssl } from '../certificate.ts';
import { missingRelease } from '../release.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';
import { serverFile } from './server-file.ts';

/** The server of node:http, and of node:https. */
export const nodeHttp: ServerProduct = {
  name: 'node-http',
  tls: true,
  missing: async () => (await missingRelease(SERVER_NODE)) ?? (await missingOpenssl()),
  version: async () => SERVER_NODE,
  async start({ port, folder, tls }) {
    const certificate = tls ? await makeCertificate(folder) : undefined;
    const files = certificate ? [certificate, join(folder, 'key.pem')] : [];
    const args = [serverFile('node-http.mjs'), String(port), ANSWER, ...files];
    const program = await executableFor(SERVER_NODE);
    return {
      ...(await startProcess({ name: 'node-http', program, args, port, folder })),
      certificate,
    };
  },
};
