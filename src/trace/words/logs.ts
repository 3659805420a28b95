import type { SyscallEvent, Trace } from '../record/event.ts';

/** The client's NODE_DEBUG log of a run, as Node prints it. Empty when the run did not ask for one. */
export function debugText(trace: Trace): string {
  return trace
    .filter((event) => event.kind === 'debug')
    .filter((event) => event.actor === 'client')
    .map((event) => (event.text.endsWith('\n') ? event.text : `${event.text}\n`))
    .join('');
}

/** What the client's program printed, both streams in their order. */
export function outputText(trace: Trace): string {
  return trace
    .filter((event) => event.kind === 'output')
    .filter((event) => event.actor === 'client')
    .map((event) => event.text)
    .join('');
}

/** The system calls of client.mjs in the manner of `strace -r`: seconds, call, result. */
export function syscallsText(trace: Trace): string {
  return trace
    .filter((event) => event.kind === 'syscall')
    .filter((event) => event.actor === 'client')
    .map((event) => `${(event.t / 1_000_000).toFixed(6)} ${callText(event)}\n`)
    .join('');
}

/** `epoll_wait() = IN|ERR|HUP on 1`, `write(1) = 172`, `write(1) = -1 ECONNRESET` */
function callText({ call, conn, mask, result }: SyscallEvent): string {
  if (call === 'epoll_wait') return `epoll_wait() = ${mask ?? '?'} on ${conn}`;
  return `${call}(${conn}) = ${typeof result === 'string' ? `-1 ${result}` : (result ?? 0)}`;
}
