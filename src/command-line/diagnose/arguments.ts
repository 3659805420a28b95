import { parseArgs } from 'node:util';
import { UsageError } from '../usage.ts';

interface DiagnoseOptions {
  /** Files and folders; `-` is the standard input. */
  readonly names: readonly string[];
  readonly json: boolean;
  /** Each file is a case of its own. */
  readonly each: boolean;
  readonly help: boolean;
}

export const DIAGNOSE_USAGE = `Says whether what you have is this bug: a stack, a log, npm ls, a lock file, curl's answer, a HAR, a capture (pcap, pcapng).

  npm run -s diagnose -- error.log package-lock.json    several files are one case
  npm run -s diagnose -- .                              a project: its lock file, package.json and those of its
                                                        workspaces, .nvmrc, Dockerfile, compose and CI files
  pbpaste | npm run -s diagnose -- -                    the standard input

  --json   one JSON object: verdict (this-bug, unknown, not-this-bug:<id>), lean, reasons (line, quote, says), versions,
           fix, nextCommand, scenario. Of several files each reason has its file; an unknown one says what is missing
  --each   each file or folder is a case of its own, with a line, or a JSON object with its file, for each; one that
           cannot be read has error in its object, and the others are read all the same

Nothing is sent anywhere.

Exit status: 0 it is this bug; 1 it is not; 3 it cannot be told yet; 2 a file or an option cannot be read. With --each
the worst of them.`;

/** @throws UsageError for an unknown option, and when there is nothing to read */
export function readDiagnoseOptions(args: readonly string[]): DiagnoseOptions {
  const { values, positionals: names } = parsed(args);
  const { json = false, each = false, help = false } = values;
  if (!help && names.length === 0)
    throw new UsageError('Name a file, a folder, or - for the standard input.');
  if (names.filter((name) => name === '-').length > 1)
    throw new UsageError('The standard input can be read once.');
  return { names, json, each, help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, each: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
