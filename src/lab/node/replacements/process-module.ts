import type { ProcessEnvironment } from '../process-environment.ts';

/** lib/process.js: `import process from 'node:process'`. */
export const processModule = (env: ProcessEnvironment) => env.process;
