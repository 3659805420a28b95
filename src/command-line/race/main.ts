/** `npm run -s race -- '<query>'`: the playground's scenarios, and a reader's own programs, from the command line. */
import { fileURLToPath } from 'node:url';

// npm starts scripts in the project's folder and says where it was called. File names are relative to that folder.
const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
const base = script === 'race' && calledFrom ? calledFrom : process.cwd();
// The Lab's parts are found relative to the project's folder, wherever this was called.
process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
const { race } = await import('./race.ts');
await race(process.argv.slice(2), base);
