import { endQuietlyWithoutReader, print } from '../print.ts';
import { UsageError } from '../usage.ts';
import { checkOf, checkText, exitStatusOfCheck } from './answer.ts';
import { CHECK_SERVER_USAGE, readCheckServerOptions } from './arguments.ts';
import { ask } from './ask.ts';

/** Exit status when a command line cannot be read. */
const EXIT_USAGE = 2;

/** The whole command. */
export async function checkServerCommand(args: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  try {
    process.exitCode = await perform(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`check-server: ${error.message}`);
    console.error('npm run -s check-server -- --help lists what it can do.');
    process.exitCode = EXIT_USAGE;
  }
}

async function perform(args: readonly string[]): Promise<number> {
  const { question, json, help } = readCheckServerOptions(args);
  if (help || !question) {
    print(CHECK_SERVER_USAGE);
    return 0;
  }
  const check = checkOf(await ask(question), question);
  if (json) print(JSON.stringify(check));
  else if (check.verdict === 'no-connection') console.error(`check-server: ${checkText(check)}`);
  else print(checkText(check));
  return exitStatusOfCheck(check);
}
