import { cutText } from '../../trace/record/cut-texts.ts';
import {
  ERROR_CHARS_MAX,
  type FromFrame,
  REPORT_CHARS_MAX,
  type RunFailure,
  type RunRequest,
  type Runtime,
  type ToFrame,
  type ToWorker,
} from './protocol.ts';

interface Booted {
  readonly runtime: Runtime;
  readonly worker: Worker;
}

type Asked = Extract<ToFrame, { type: 'run' | 'rerun' | 'trials' | 'search' }>;

/** The frame's end of the one port that leads to the page. */
type Port = Pick<MessagePort, 'postMessage' | 'onmessage'>;

/**
 * The frame's workers: one for each run, ended on time, whatever the program in it does. Programs of ours share a
 * worker, which is kept.
 */
export class Workers {
  readonly #start: () => Worker;
  #port: Port | undefined;
  /** Releases and packages, as the page sent them: some 12 MB when a reader has tried them all. */
  readonly #parts = new Map<string, string>();
  readonly #running = new Map<number, Worker>();
  /** Has read its script and nothing else: whatever release it is to be, half of its start is over. */
  #spare: Worker | undefined;
  #prepared: Booted | undefined;
  #kept: Booted | undefined;
  /** The worker of a program of the reader's that is tried on other times. */
  #own: Booted | undefined;

  /** @param start starts a worker, which then reads its script */
  constructor(start: () => Worker) {
    this.#start = start;
    this.#spare = start();
  }

  connect(port: Port): void {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => this.#receive(data);
  }

  #receive(message: ToFrame): void {
    switch (message.type) {
      case 'part':
        this.#parts.set(message.name, message.json);
        return;
      case 'prepare':
        this.#prepare(message.runtime, message.warmUp);
        return;
      case 'run':
        this.#run(message, this.#take(message.runtime));
        return;
      case 'rerun':
        this.#run(message, this.#keep(message.runtime));
        return;
      case 'trials':
        this.#run(
          message,
          message.isOwn ? this.#keepOwn(message.runtime) : this.#keep(message.runtime),
        );
        return;
      case 'search':
        this.#run(message, this.#boot(message.runtime, 'rerun'));
        return;
      case 'end-search': {
        const worker = this.#running.get(message.id);
        if (worker) tell(worker, message);
        return;
      }
      case 'end-trials':
        this.#own?.worker.terminate();
        this.#own = undefined;
        return;
      case 'cancel':
        this.#end(message.id);
        return;
    }
  }

  #boot({ release, parts, llhttp, packages, log }: Runtime, purpose: 'run' | 'rerun'): Worker {
    const worker = this.#spare ?? this.#start();
    this.#spare = undefined;
    tell(worker, {
      type: 'boot',
      release: this.#part(release),
      parts: parts.map((name) => this.#part(name)),
      llhttp: this.#part(llhttp),
      packages: packages.map((name) => this.#part(name)),
      log,
      purpose,
    });
    return worker;
  }

  #part(name: string): string {
    const json = this.#parts.get(name);
    if (json === undefined) throw new Error(`the page has not sent ${name}`);
    return json;
  }

  #prepare(runtime: Runtime, warmUp: RunRequest | undefined): void {
    if (this.#prepared && isSame(this.#prepared.runtime, runtime)) return;
    this.#prepared?.worker.terminate();
    const worker = this.#boot(runtime, 'run');
    if (warmUp) tell(worker, { type: 'warm-up', request: warmUp });
    this.#prepared = { runtime, worker };
  }

  /** A prepared worker has only ever run our own program, and is used once. */
  #take(runtime: Runtime): Worker {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared && isSame(prepared.runtime, runtime)) return prepared.worker;
    prepared?.worker.terminate();
    return this.#boot(runtime, 'run');
  }

  /** The worker of our own programs, for as long as they are of one release. */
  #keep(runtime: Runtime): Worker {
    if (!this.#kept || !isSame(this.#kept.runtime, runtime)) {
      this.#kept?.worker.terminate();
      this.#kept = { runtime, worker: this.#boot(runtime, 'rerun') };
    }
    return this.#kept.worker;
  }

  #keepOwn(runtime: Runtime): Worker {
    if (!this.#own || !isSame(this.#own.runtime, runtime)) {
      this.#own?.worker.terminate();
      this.#own = { runtime, worker: this.#boot(runtime, 'rerun') };
    }
    return this.#own.worker;
  }

  #run(asked: Asked, worker: Worker): void {
    const { type, id, wallMsMax } = asked;
    this.#running.set(id, worker);
    const wait = () => setTimeout(() => fail({ code: 'wall-time', wallMsMax }), wallMsMax);
    let timer = wait();
    const settle = (message: FromFrame) => {
      const isReport = message.type === 'report';
      // A kept worker that has reported waits for the next time, and a search goes on.
      const goesOn = type === 'search' && isReport;
      const stays = type !== 'run' && isReport;
      if (goesOn) {
        if (!this.#running.has(id)) return;
      } else if (!(stays ? this.#running.delete(id) : this.#end(id))) return;
      clearTimeout(timer);
      if (goesOn) timer = wait();
      this.#send(message);
    };
    const fail = (failure: RunFailure) => settle({ type: 'failed', id, failure });
    const nonce = newNonce();
    let hasBegun = false;
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || !data.startsWith(nonce)) fail({ code: 'protocol' });
      else if (data.length === nonce.length) hasBegun = true;
      else if (data.length - nonce.length > REPORT_CHARS_MAX) fail({ code: 'report-too-long' });
      else settle({ type: 'report', id, report: data.slice(nonce.length) });
    };
    worker.onmessageerror = () => fail({ code: 'protocol' });
    // The Lab catches what it throws itself. The event of a script that could not be read has no message.
    worker.onerror = ({ message = '' }) =>
      fail({
        code: hasBegun ? 'outside-error' : 'worker-error',
        message: cutText(message, ERROR_CHARS_MAX),
      });
    tell(worker, toWorker(asked, nonce));
  }

  /** Ends a run's worker. @returns false when it had ended before. */
  #end(id: number): boolean {
    const worker = this.#running.get(id);
    worker?.terminate();
    if (worker && worker === this.#kept?.worker) this.#kept = undefined;
    if (worker && worker === this.#own?.worker) this.#own = undefined;
    return this.#running.delete(id);
  }

  #send(message: FromFrame): void {
    this.#port?.postMessage(message);
  }
}

/** 128 random bits. `crypto.randomUUID` is not there in a page without https. */
function newNonce(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}

function toWorker(asked: Asked, nonce: string): ToWorker {
  switch (asked.type) {
    case 'trials':
      return { type: 'trials', nonce, requests: asked.requests, isOwn: asked.isOwn };
    case 'search':
      return { type: 'search', nonce, request: asked.request, search: asked.search };
    default:
      return { type: asked.type, nonce, request: asked.request };
  }
}

function isSame(a: Runtime, b: Runtime): boolean {
  const named = ({ release, parts, packages, log }: Runtime) =>
    `${[release, parts, packages, log].join(';')}`;
  return named(a) === named(b);
}

function tell(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
