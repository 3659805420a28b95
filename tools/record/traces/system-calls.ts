import type { SyscallEvent, Unnamed } from '../../../src/trace/record/event.ts';
import type { TracedCall } from './strace.ts';

/** A system call on a connection. Times are microseconds since 1970; `conn` is 0 until the run's connections are counted. */
export interface ConnectionCall {
  readonly event: Unnamed<SyscallEvent>;
  readonly clientPort: number;
}

/** Calls by the names that a trace has for them. Their variants do the same to a socket. */
const NAMES: Readonly<Record<string, SyscallEvent['call']>> = {
  connect: 'connect',
  accept4: 'accept',
  epoll_wait: 'epoll_wait',
  epoll_pwait: 'epoll_wait',
  read: 'read',
  recvfrom: 'read',
  recvmsg: 'read',
  write: 'write',
  writev: 'write',
  sendto: 'write',
  sendmsg: 'write',
  shutdown: 'shutdown',
  close: 'close',
};

/** Calls that take or wait for something: they show it when they return. The others act when they begin. */
const AT_RETURN: ReadonlySet<SyscallEvent['call']> = new Set([
  'accept',
  'epoll_wait',
  'read',
  'peek',
]);

/**
 * The system calls of a process on its connections, in the order of their times.
 *
 * strace shows descriptors. The n-th connect(2) to the server's port is the n-th connection that was opened, and the n-th
 * accept(2) gives the n-th one that was established: a listening socket hands them out in their order (accept(2)).
 *
 * @param calls of all threads of the process
 * @param clientPorts of the connections in the order in which they were opened or established
 */
export function connectionCalls(
  calls: readonly TracedCall[],
  actor: 'client' | 'server',
  serverPort: number,
  clientPorts: readonly number[],
): ConnectionCall[] {
  const sockets = new Map<number, number>();
  const left = [...clientPorts];
  return calls
    .toSorted((one, other) => one.beganAt - other.beganAt)
    .flatMap((call) => {
      const opened = openedBy(call, actor, serverPort);
      const port = opened === undefined ? undefined : left.shift();
      if (opened !== undefined && port !== undefined) sockets.set(opened, port);
      const events = eventsOf(call, actor, sockets);
      if (call.name === 'close') sockets.delete(leadingNumber(call.args) ?? -1);
      return events;
    })
    .sort((one, other) => one.event.t - other.event.t);
}

/** The descriptor of a connection that begins with this call. */
function openedBy(
  { name, args, result }: TracedCall,
  actor: 'client' | 'server',
  serverPort: number,
): number | undefined {
  if (actor === 'server') return name === 'accept4' ? leadingNumber(result) : undefined;
  const isToServer = name === 'connect' && args.includes(`sin_port=htons(${serverPort})`);
  return isToServer ? leadingNumber(args) : undefined;
}

function eventsOf(
  call: TracedCall,
  actor: 'client' | 'server',
  sockets: ReadonlyMap<number, number>,
): ConnectionCall[] {
  const name = call.args.includes('MSG_PEEK') ? 'peek' : NAMES[call.name];
  if (name === undefined) return [];
  const t = AT_RETURN.has(name) ? call.endedAt : call.beganAt;
  const tookUs = call.endedAt - call.beganAt;
  const stamp = { kind: 'syscall', t, actor, call: name, conn: 0, tookUs } as const;
  if (name === 'epoll_wait') {
    return readySockets(call).flatMap(({ fd, mask }) => {
      const clientPort = sockets.get(fd);
      return clientPort === undefined ? [] : [{ event: { ...stamp, mask }, clientPort }];
    });
  }
  const fd = leadingNumber(name === 'accept' ? call.result : call.args);
  const clientPort = fd === undefined ? undefined : sockets.get(fd);
  if (clientPort === undefined) return [];
  if (name === 'accept') return [{ event: stamp, clientPort }];
  const result = resultOf(call.result);
  return result === undefined ? [] : [{ event: { ...stamp, result }, clientPort }];
}

/** `[{events=EPOLLIN|EPOLLHUP, data={u32=19, u64=19}}]`: libuv keeps the descriptor in `data` (uv__io_poll, src/unix/linux.c). */
function readySockets({ args }: TracedCall): { fd: number; mask: string }[] {
  return [...args.matchAll(/\{events=([A-Z|]+), data=\{u32=(\d+)/g)].map(
    ([, events = '', fd = '']) => ({
      fd: Number(fd),
      mask: events.replaceAll('EPOLL', ''),
    }),
  );
}

/** A number, or the name of an errno. Undefined for a call that did not return. */
function resultOf(result: string): number | string | undefined {
  const [, errno] = /^-1 ([A-Z0-9]+)/.exec(result) ?? [];
  return errno ?? leadingNumber(result);
}

function leadingNumber(text: string): number | undefined {
  const digits = /^\d+/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
