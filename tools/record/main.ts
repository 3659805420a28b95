/** `npm run record`: measures what real machines do, plan by plan. */
import { UsageError } from '../../src/command-line/usage.ts';
import { parseRecordCommand, RECORD_USAGE } from './arguments.ts';
import { listPlans } from './list.ts';
import { Locked } from './lock.ts';
import { Interrupted, makeRecord } from './make-record.ts';

/** Exit status for a command line that cannot be read. */
const EXIT_USAGE = 2;
/** Of a shell for a program that was ended by SIGINT. */
const EXIT_INTERRUPTED = 130;

try {
  const command = parseRecordCommand(process.argv.slice(2));
  if (command.do === 'help') console.log(RECORD_USAGE);
  else if (command.do === 'list') await listPlans();
  else await makeRecord(command);
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n--help tells what can be asked.`);
    process.exitCode = EXIT_USAGE;
  } else if (error instanceof Interrupted) {
    console.error(`\n${error.message}`);
    process.exitCode = EXIT_INTERRUPTED;
  } else if (error instanceof Locked) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
