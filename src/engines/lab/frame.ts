/**
 * Runs inside the sandboxed frame: an opaque origin whose Content Security Policy allows no network at all.
 * Keeps the Lab's assets, starts one worker for each run and ends it on time, whatever the program in it does.
 */
import {
  FRAME_READY,
  type FromFrame,
  REPORT_CHARS_MAX,
  type RunFailure,
  type RunRequest,
  type RuntimeAssets,
  type ToFrame,
  type ToWorker,
} from './protocol.ts';

/** Runtimes kept in memory, about 2 MB each; the least recently used goes first. */
const ASSETS_MAX = 4;

class Frame {
  readonly #port: MessagePort;
  readonly #assets = new Map<string, RuntimeAssets>();
  readonly #running = new Map<number, Worker>();
  #workerUrl = '';
  #llhttp = new ArrayBuffer(0);
  #prepared: { readonly key: string; readonly worker: Worker } | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => this.#receive(data);
  }

  #receive(message: ToFrame): void {
    switch (message.type) {
      case 'load':
        this.#workerUrl = URL.createObjectURL(
          new Blob([message.workerSource], { type: 'text/javascript' }),
        );
        this.#llhttp = message.llhttp;
        this.#send({ type: 'ready' });
        return;
      case 'assets':
        this.#keep(message.assets);
        return;
      case 'prepare':
        this.#prepare(message.key, message.warmUp);
        return;
      case 'run':
        this.#run(message);
        return;
      case 'cancel':
        this.#end(message.id);
        return;
    }
  }

  #keep(assets: RuntimeAssets): void {
    this.#assets.delete(assets.key);
    this.#assets.set(assets.key, assets);
    const [oldest] = this.#assets.keys();
    if (this.#assets.size > ASSETS_MAX && oldest !== undefined) this.#assets.delete(oldest);
  }

  #boot(key: string): Worker {
    const assets = this.#assets.get(key);
    if (!assets) throw new Error(`no assets for ${key}`);
    const worker = new Worker(this.#workerUrl);
    tell(worker, { type: 'boot', assets, llhttp: this.#llhttp });
    return worker;
  }

  #prepare(key: string, warmUp: RunRequest): void {
    if (this.#prepared?.key === key) return;
    this.#prepared?.worker.terminate();
    const worker = this.#boot(key);
    tell(worker, { type: 'warm-up', request: warmUp });
    this.#prepared = { key, worker };
  }

  /** A prepared worker has only ever run our own program, and is used once. */
  #take(key: string): Worker {
    if (this.#prepared?.key !== key) return this.#boot(key);
    const { worker } = this.#prepared;
    this.#prepared = undefined;
    return worker;
  }

  #run({ id, key, request, wallMsMax }: Extract<ToFrame, { type: 'run' }>): void {
    const worker = this.#take(key);
    this.#running.set(id, worker);
    const timer = setTimeout(() => fail({ code: 'wall-time', wallMsMax }), wallMsMax);
    const settle = (message: FromFrame) => {
      if (!this.#end(id)) return;
      clearTimeout(timer);
      this.#send(message);
    };
    const fail = (failure: RunFailure) => settle({ type: 'failed', id, failure });
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || data.length > REPORT_CHARS_MAX) fail({ code: 'protocol' });
      else settle({ type: 'report', id, report: data });
    };
    worker.onmessageerror = () => fail({ code: 'protocol' });
    worker.onerror = (event) => fail({ code: 'worker-error', message: event.message });
    tell(worker, { type: 'run', request });
  }

  /** Ends a run's worker. @returns false when it had ended before. */
  #end(id: number): boolean {
    this.#running.get(id)?.terminate();
    return this.#running.delete(id);
  }

  #send(message: FromFrame): void {
    this.#port.postMessage(message);
  }
}

function tell(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

addEventListener('message', function connect(event: MessageEvent) {
  // Only the page that embeds this frame may drive it, and only once.
  const [port] = event.ports;
  if (event.source !== parent || !port) return;
  removeEventListener('message', connect);
  new Frame(port);
});
parent.postMessage(FRAME_READY, '*');
