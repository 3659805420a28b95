import { ANSWER } from '../answer.ts';
import { executablePath, missingExecutable, type NpmExecutable } from '../npm-executable.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';
import { serverFile } from './server-file.ts';

/** Bun.serve of a release of Bun. */
export function bunServe(bun: NpmExecutable): ServerProduct {
  return {
    name: 'bun',
    tls: false,
    missing: () => missingExecutable(bun),
    version: async () => bun.version,
    start({ port, folder }) {
      const args = [serverFile('bun.mjs'), String(port), ANSWER];
      return startProcess({ name: 'bun', program: executablePath(bun), args, port, folder });
    },
  };
}
