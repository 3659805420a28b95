import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readCapture } from './pcap.ts';

const START_MS_MAX = 5_000;

/** tcpdump on the loopback, as it watches one port. */
interface PacketWatch {
  /** Ends it and gives the capture as a file of libpcap. */
  end(): Promise<Uint8Array>;
}

/**
 * Starts tcpdump and waits until it listens. It writes to a pipe, so it needs no file that its own user may write. In
 * immediate mode it gets each packet at once; otherwise the last second would be lost when it is ended.
 *
 * @throws Error when it may not capture here, with what it says
 */
export async function watchPackets(port: number): Promise<PacketWatch> {
  const tcpdump = spawn(
    'tcpdump',
    [
      '-i',
      'lo',
      '-U',
      '-w',
      '-',
      '--immediate-mode',
      '--time-stamp-precision=nano',
      `tcp port ${port}`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const chunks: Buffer[] = [];
  tcpdump.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await said(tcpdump, /listening on/);
  return {
    async end() {
      if (tcpdump.exitCode === null) {
        tcpdump.kill('SIGINT');
        await once(tcpdump, 'close');
      }
      return new Uint8Array(Buffer.concat(chunks));
    },
  };
}

/** Why packets cannot be captured on this machine, as a sentence that says what to do; undefined when they can. */
export async function packetsMissing(): Promise<string | undefined> {
  try {
    // Port 9 (discard) is not used: only the beginning is tried.
    const watch = await watchPackets(9);
    readCapture(await watch.end());
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `no packets: ${reason}. Install tcpdump and run this as root, or give tcpdump the right to capture (setcap cap_net_raw+ep)`;
  }
}

/** Why system calls cannot be watched on this machine; undefined when they can. */
export function callsMissing(): string | undefined {
  const { error, status, stderr } = spawnSync(
    'strace',
    ['-f', '--seccomp-bpf', '-o', '/dev/null', 'true'],
    {
      encoding: 'utf8',
    },
  );
  if (!error && status === 0) return undefined;
  const reason = error?.message ?? stderr.trim().split('\n').at(-1);
  return `no system calls: ${reason}. Install strace 5.3 or later, on a machine that lets it trace processes`;
}

/** Waits until a process says something on its standard error. */
async function said(child: ChildProcess, words: RegExp): Promise<void> {
  let text = '';
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`tcpdump ${why}`));
    const timer = setTimeout(() => {
      child.kill();
      fail(`did not begin within ${START_MS_MAX / 1000} s`);
    }, START_MS_MAX);
    child.on('error', ({ message }) => {
      clearTimeout(timer);
      fail(`could not be started (${message})`);
    });
    child.on('close', () => {
      clearTimeout(timer);
      fail(`ended: ${text.trim().split('\n').at(-1)}`);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk;
      if (!words.test(text)) return;
      clearTimeout(timer);
      resolve();
    });
  });
}
