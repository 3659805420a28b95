import type { Coroutine } from '../kernel/coroutine.ts';
import type { Errno, Status } from '../kernel/errno.ts';
import type { TcpHandle } from '../kernel/tcp-handle.ts';
import type { BindingFactory } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { uvNumber } from './uv.ts';
import { type ReqWrap, requestClass } from './wrap.ts';

/** PipeWrap::SocketType. */
const SERVER = 1;

/** Folders that every machine has, and that of the program. */
const FOLDERS: readonly string[] = ['', '/tmp', '/app'];

/** What this file needs of the class of TCP handles, whose code is not in this part of the release. */
interface Base {
  readonly handle: TcpHandle;
  getAsyncId(): number;
}

/**
 * internalBinding('pipe_wrap'): src/pipe_wrap.cc, for a machine without sockets in its file system: nobody listens on
 * any path. Everything else that a pipe can do is named by the stub.
 */
export const pipeWrap: BindingFactory = (env) => {
  const number = (status: Status) => uvNumber(env.release, status);
  const TCP = env.internalBinding('tcp_wrap')['TCP'] as new (
    type: number,
    provider: string,
  ) => Base;

  class Pipe extends TCP {
    #isOpen = false;
    constructor(type: number) {
      super(type, type === SERVER ? 'PIPESERVERWRAP' : 'PIPEWRAP');
    }
    /** uv_pipe_bind, which says EACCES when the folder does not exist. A socket that could be made is not simulated. */
    bind(path: string): number {
      const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
      if (FOLDERS.includes(folder)) return env.missingNative('pipe_wrap.Pipe#bind');
      return number('EACCES');
    }
    /** Adopts one of the standard streams, on which nobody can listen. */
    open(): number {
      this.#isOpen = true;
      return 0;
    }
    listen(): number {
      return number(this.#isOpen ? 'ENOTSOCK' : 'EINVAL');
    }
    connect(req: ReqWrap): number {
      env.asyncHooks.withDefaultTrigger(this.getAsyncId(), () => req.asyncReset());
      const pipe = this;
      this.handle.failToConnect('ENOENT' satisfies Errno, function* (status): Coroutine {
        const args = [number(status), pipe, req, false, false];
        yield* req.complete(args, 'PipeConnectWrap.oncomplete');
      });
      return 0;
    }
  }
  return {
    Pipe: nativeClass('Pipe', Pipe),
    PipeConnectWrap: requestClass(env, 'PipeConnectWrap'),
  };
};
