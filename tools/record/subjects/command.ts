import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const COMMAND_MS_MAX = 10_000;

/** The program is not on this machine. */
class NoCommand extends Error {
  override readonly name = 'NoCommand';
}

/**
 * What a command prints, both streams together: some programs tell their version on stderr.
 *
 * @throws NoCommand when the program is not on the PATH, Error with its last words when it fails
 */
export async function outputOf(
  program: string,
  args: readonly string[],
  { limitMs = COMMAND_MS_MAX, cwd }: { readonly limitMs?: number; readonly cwd?: string } = {},
): Promise<string> {
  const options = { timeout: limitMs, maxBuffer: 16 * 1024 * 1024, ...(cwd && { cwd }) };
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], options);
    return stdout + stderr;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') throw new NoCommand(`${program} is not here`);
    const words = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
    throw new Error(`${program} failed: ${lastLines(words) || error.message}`);
  }
}

/** Whether a program can be run: undefined, or the sentence that names it and says what to install. */
export async function missingCommand(
  program: string,
  args: readonly string[],
  remedy: string,
): Promise<string | undefined> {
  try {
    await outputOf(program, args);
    return undefined;
  } catch (error) {
    if (error instanceof NoCommand) return `${program} is not on the PATH; ${remedy}`;
    return `${(error as Error).message}; ${remedy}`;
  }
}

/**
 * The version in what a command prints.
 *
 * @param pattern its first group is the version
 */
export async function versionPrinted(
  program: string,
  args: readonly string[],
  pattern: RegExp,
): Promise<string> {
  const output = await outputOf(program, args);
  const version = pattern.exec(output)?.[1];
  if (!version) throw new Error(`${program} does not tell its version: ${lastLines(output)}`);
  return version;
}

const LINES_KEPT = 5;

/** The end of a text, on one line. */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-LINES_KEPT).join(' · ');
}
