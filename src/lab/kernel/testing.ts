import type { End, TraceEvent, Unnamed } from '../../trace/record/event.ts';
import { socketAddress } from './address.ts';
import { atOnce, type Coroutine } from './coroutine.ts';
import { Listener } from './listener.ts';
import { Loop, type LoopHooks } from './loop.ts';
import { Machine, type MachineOptions } from './machine.ts';
import { Process } from './process.ts';
import type { TcpSocket } from './socket.ts';
import { TcpHandle } from './tcp-handle.ts';

/** For tests of this room: programs of a few lines, with a libuv loop and without Node. */

export const PORT = 3000;
export const UV_OLD = '1.44.2';
export const UV_NEW = '1.52.1';

/** Nothing but the wake-up takes time, so that a test names the costs that it is about. */
export function testMachine(options: MachineOptions = {}): Machine {
  const time = {
    clientPreUs: 0,
    serverPreUs: 0,
    serverPostUs: 0,
    wakeUs: 50,
    slackUs: 0,
    ...options.time,
  };
  return new Machine({ ...options, time });
}

/** A process whose timer and immediates are plain callbacks. */
export class TestProcess implements LoopHooks {
  readonly loop: Loop;
  readonly process: Process;
  exits = 0;
  #onTimer: (() => Coroutine) | undefined;
  #immediates: (() => Coroutine)[] = [];

  constructor(machine: Machine, actor: End, uv = UV_OLD) {
    this.process = new Process(actor, { drainMicrotasks() {}, exited: () => this.exits++ });
    this.loop = new Loop(machine, this.process, uv, this);
  }

  /** `main` is the main script; then the loop runs until it is dead. */
  start(main: () => Coroutine, startUs?: number): void {
    const { loop } = this;
    function* script(): Coroutine {
      loop.updateTime();
      yield* main();
      yield* loop.run();
    }
    loop.machine.spawn(this.process, script, startUs);
  }

  setTimer(delayMs: number, onTimer: () => Coroutine): void {
    this.#onTimer = onTimer;
    this.loop.updateTime();
    this.loop.startTimer(delayMs);
  }

  setImmediate(immediate: () => Coroutine): void {
    this.#immediates.push(immediate);
    this.loop.refImmediates(true);
  }

  *runTimers(): Coroutine {
    if (this.#onTimer) yield* this.#onTimer();
  }
  hasImmediates(): boolean {
    return this.#immediates.length > 0;
  }
  *runImmediates(): Coroutine {
    const immediates = this.#immediates;
    this.#immediates = [];
    this.loop.refImmediates(false);
    for (const immediate of immediates) yield* immediate();
  }
  beforeExit = noop;
  exit = noop;
}

/** A server without a program: the test calls its sockets itself, at moments of its choice. */
export function listenByHand(machine: Machine, port = PORT): Listener {
  const nobody = new Process('server', { drainMicrotasks() {} });
  const listener = new Listener(socketAddress('127.0.0.1', port), nobody);
  machine.network.listen(listener);
  return listener;
}

/** The next connection of a listener. Throws when there is none. */
export function accepted(listener: Listener): TcpSocket {
  const socket = listener.accept();
  if (socket === undefined) throw new Error('no connection waits to be accepted');
  return socket;
}

/** A handle that has begun to connect and starts reading when it is connected. */
export function connectAndRead(
  loop: Loop,
  onRead: NonNullable<TcpHandle['onRead']>,
  onConnect: (handle: TcpHandle) => Coroutine = noop,
): TcpHandle {
  const handle = new TcpHandle(loop);
  handle.onRead = onRead;
  handle.connect('127.0.0.1', PORT, function* (status) {
    if (status !== 0) return;
    handle.readStart();
    yield* onConnect(handle);
  });
  return handle;
}

/** Two connected sockets without any process: for tests of the kernel alone. */
export function connectedPair(machine: Machine): { client: TcpSocket; server: TcpSocket } {
  const listener = listenByHand(machine);
  const owner = new TestProcess(machine, 'client');
  const handle = connectAndRead(owner.loop, noop);
  // The owner is never started: its handle is only the way to get a connected socket.
  const client = (handle as unknown as { socket: TcpSocket }).socket;
  return { client, server: accepted(listener) };
}

export const noop = atOnce(() => {});

export const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export function ofKind<K extends TraceEvent['kind']>(
  events: readonly Unnamed<TraceEvent>[],
  kind: K,
): Extract<Unnamed<TraceEvent>, { kind: K }>[] {
  return events.filter((event) => event.kind === kind) as Extract<
    Unnamed<TraceEvent>,
    { kind: K }
  >[];
}
