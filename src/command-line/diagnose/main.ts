/** `npm run -s diagnose -- FILE…`: what a stack, a lock file or a log says about this bug, from the command line. */
import { diagnoseCommand } from './diagnose.ts';

// npm starts scripts in the project's folder and says where it was called. File names are relative to that folder.
const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
const base = script === 'diagnose' && calledFrom ? calledFrom : process.cwd();
await diagnoseCommand(process.argv.slice(2), base);
