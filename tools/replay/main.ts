/** `npm run -s prove -- '<query>'`: a scenario of the playground in every order, and with --replay on a real Node. */
import { fileURLToPath } from 'node:url';

// npm starts scripts in the project's folder and says where it was called. File names are relative to that folder.
const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
const base = script === 'prove' && calledFrom ? calledFrom : process.cwd();
// The Lab's parts are found relative to the project's folder, wherever this was called.
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { prove } = await import('../../src/command-line/prove/prove.ts');
const { printReplays } = await import('./print-replays.ts');
await prove(process.argv.slice(2), base, printReplays);
