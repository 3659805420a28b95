/** A system call as strace reports it. Times are microseconds since 1970. */
export interface TracedCall {
  readonly pid: number;
  readonly name: string;
  /** The text between the parentheses. */
  readonly args: string;
  /** The text after `=`: `172`, `-1 EAGAIN (Resource temporarily unavailable)`, `20`. */
  readonly result: string;
  readonly beganAt: number;
  readonly endedAt: number;
}

/**
 * Options for strace: follow threads, microseconds since 1970, how long each call took, 16 bytes of each text, and stops
 * only at the calls that are asked for. What sockets are connected to (`-yy`) is not asked: strace looks it up between the
 * time that it writes and the call, which takes up to a millisecond.
 */
export const STRACE_OPTIONS = [
  '-f',
  '--seccomp-bpf',
  '-ttt',
  '-T',
  '-s',
  '16',
  '-e',
  'trace=connect,accept4,epoll_wait,epoll_pwait,read,recvfrom,recvmsg,write,writev,sendto,sendmsg,shutdown,close',
] as const;

/** `20539 1795933468.964577 rest`. With one thread only, strace leaves the number out. */
const LINE = /^(?:(\d+) +)?(\d+)\.(\d{6}) (.*)$/;
const WHOLE = /^(\w+)\((.*)\) += (.*?)(?: <(\d+\.\d+)>)?$/;
const BEGUN = /^(\w+)\((.*) <unfinished \.\.\.>$/;
const RESUMED = /^<\.\.\. (\w+) resumed>(.*)\) += (.*?)(?: <(\d+\.\d+)>)?$/;

/**
 * Reads the output of strace with STRACE_OPTIONS. A call that another thread interrupted has two lines, which become one
 * call. Calls are in the order in which they ended.
 */
export function readStrace(text: string): readonly TracedCall[] {
  const calls: TracedCall[] = [];
  const begun = new Map<number, { name: string; args: string; beganAt: number }>();
  for (const line of text.split('\n')) {
    const [, pidText, seconds, micros, rest = ''] = LINE.exec(line) ?? [];
    if (seconds === undefined) continue;
    const pid = Number(pidText ?? 0);
    const at = Number(seconds) * 1e6 + Number(micros);
    const whole = WHOLE.exec(rest);
    const started = whole ? null : BEGUN.exec(rest);
    const resumed = whole ? null : RESUMED.exec(rest);
    if (whole) {
      const [, name = '', args = '', result = '', took] = whole;
      calls.push({ pid, name, args, result, beganAt: at, endedAt: at + microseconds(took) });
    } else if (started) {
      const [, name = '', args = ''] = started;
      begun.set(pid, { name, args, beganAt: at });
    } else if (resumed) {
      const from = begun.get(pid);
      begun.delete(pid);
      const [, , args = '', result = '', took] = resumed;
      if (!from) continue;
      const endedAt = took === undefined ? at : from.beganAt + microseconds(took);
      calls.push({ pid, ...from, args: from.args + args, result, endedAt });
    }
  }
  return calls;
}

function microseconds(seconds: string | undefined): number {
  return Math.round(Number(seconds ?? 0) * 1e6);
}
