import { DENO } from '../executables.ts';
import { executablePath, missingExecutable } from '../npm-executable.ts';
import type { ClientRuntime } from '../subject.ts';

/**
 * Packages are those of the folder's node_modules, as with Node. npm's clients ask for the environment and for the system when they
 * are loaded.
 */
const OPTIONS = [
  '--no-prompt',
  '--node-modules-dir=manual',
  '--allow-net=127.0.0.1',
  '--allow-read',
  '--allow-env',
  '--allow-sys',
];

export const denoRuntime: ClientRuntime = {
  name: 'deno',
  replaces: [],
  missing: () => missingExecutable(DENO),
  version: async () => DENO.version,
  command: async (file) => [executablePath(DENO), 'run', ...OPTIONS, file],
};
