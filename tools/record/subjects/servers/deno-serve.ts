import { ANSWER } from '../answer.ts';
import { DENO } from '../executables.ts';
import { executablePath, missingExecutable } from '../npm-executable.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';
import { serverFile } from './server-file.ts';

/** Deno.serve. */
export const denoServe: ServerProduct = {
  name: 'deno',
  tls: false,
  missing: () => missingExecutable(DENO),
  version: async () => DENO.version,
  start({ port, folder }) {
    const file = serverFile('deno.mjs');
    const args = ['run', '--no-config', '--allow-net=127.0.0.1', file, String(port), ANSWER];
    const env = { DENO_DIR: folder, DENO_NO_UPDATE_CHECK: '1' };
    return startProcess({ name: 'deno', program: executablePath(DENO), args, port, folder, env });
  },
};
