import { spawn } from 'node:child_process';
import { ExtractionFailure } from './failure.ts';

/** How long one npm command may take: a slow connection needs minutes for 60 MB. */
const NPM_MS_MAX = 10 * 60_000;

/**
 * Runs npm as a child process, so that the user's registry, proxy and credentials apply.
 *
 * @returns what npm printed
 * @throws ExtractionFailure with the cause in words when npm's complaint is one that we know
 */
export async function npm(args: readonly string[]): Promise<string> {
  const [command, ...first] = npmCommand();
  const child = spawn(command, [...first, ...args, '--loglevel=error', '--no-update-notifier'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm.cmd', // Node refuses to start a .cmd file without a shell
    timeout: NPM_MS_MAX,
  });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(explainStart(error))).on('close', resolve);
  });
  if (code === 0) return output;
  throw explainNpm(complaint);
}

/** `npm run` sets the path of npm's program. Without it npm is looked up on the PATH. */
function npmCommand(): readonly [command: string, ...first: string[]] {
  const program = process.env['npm_execpath'];
  if (program?.endsWith('npm-cli.js')) return [process.execPath, program];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function explainStart(error: Error): Error {
  if (!('code' in error) || error.code !== 'ENOENT') return error;
  return new ExtractionFailure('npm is not on the PATH', 'install npm, which comes with Node');
}

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

/** The failure that npm's text on stderr describes. */
export function explainNpm(complaint: string): ExtractionFailure {
  const code = /npm error code (\S+)/.exec(complaint)?.[1] ?? '';
  if (OFFLINE.test(code)) {
    return new ExtractionFailure(
      `npm cannot reach its registry (${code})`,
      'check the connection (npm ping), then run the same command: what has been fetched is kept',
    );
  }
  switch (code) {
    case 'E404':
    case 'ETARGET':
      return new ExtractionFailure(
        `the npm registry in use does not have it (${code})`,
        'a private registry may not mirror it; see `npm config get registry`',
        code,
      );
    case 'EINTEGRITY':
      return new ExtractionFailure(
        'what npm downloaded is not what the registry announced (EINTEGRITY)',
        'run `npm cache verify`, then the same command',
      );
    case 'ENOSPC':
      return new ExtractionFailure('no space left on the disk', 'free about 1.5 GB and try again');
    default:
      return new ExtractionFailure(
        `npm failed: ${complaint.trim().split('\n').slice(0, 3).join(' · ') || 'no reason given'}`,
        'the log that npm names has the details',
      );
  }
}
