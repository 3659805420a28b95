import type { NodeProcess } from '../process.ts';

/** lib/process.js: `import process from 'node:process'`. */
export const processModule = (env: NodeProcess) => env.process;
