import type { Coroutine } from '../kernel/coroutine.ts';
import type { BindingFactory, JsFunction, JsObject } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { AsyncWrap } from './wrap.ts';

/** bob::Status (src/node_bob.h). */
const [END, MORE] = [0, 1];

/** How long the thread pool takes to copy a small blob (Node 18). */
const COPY_US = 50;

type Entry = Uint8Array | undefined;

/** internalBinding('blob'): src/node_blob.cc, over src/dataqueue/queue.cc. */
export const blob: BindingFactory = (env, stub) => {
  /** Objects by their ids in `blob:nodedata:…` (BlobBindingData). */
  const keyOf = (id: string) => `blob:nodedata:${id}`;
  const revoke = (url: string) => void env.left.delete(url);

  class Blob {
    /** undefined for an empty entry that a slice has, which is told of as an end alone. */
    readonly #entries: readonly Entry[];
    constructor(entries: readonly Entry[]) {
      this.#entries = entries;
    }
    static entriesOf(handle: Blob): readonly Entry[] {
      return handle.#entries;
    }
    getReader(): BlobReader {
      return new BlobReader(this.#entries);
    }
    slice(start: number, end: number): Blob {
      let at = 0;
      const kept: Entry[] = [];
      for (const entry of this.#entries) {
        const length = entry?.length ?? 0;
        const [from, to] = [Math.max(start - at, 0), Math.min(end - at, length)];
        if (to > from) kept.push(entry!.slice(from, to));
        else if (length === 0 && at > start && at < end) kept.push(undefined);
        at += length;
      }
      return new Blob(kept);
    }
  }

  class BlobReader {
    readonly #steps: (readonly [status: number, bytes?: ArrayBuffer | undefined])[];
    constructor(entries: readonly Entry[]) {
      // Each entry gives its bytes, and the next pull tells that it has ended.
      this.#steps = entries.flatMap((entry, index) => {
        const ended = [index === entries.length - 1 ? END : MORE, undefined] as const;
        return entry === undefined ? [ended] : [[MORE, bufferOf([entry])] as const, ended];
      });
      if (entries.length === 0) this.#steps.push([END, undefined]);
    }
    /** For data that comes later. All of it is there. */
    setWakeup(): void {}
    pull(callback: JsFunction): number {
      const step = this.#steps.shift() ?? ([END] as const);
      callback(...step);
      return step[0];
    }
  }

  /** Node 18: a copy of all bytes, which a thread of the pool makes. */
  class FixedSizeBlobCopyJob extends AsyncWrap {
    declare ondone: JsFunction;
    readonly #handle: Blob;
    constructor(handle: Blob) {
      super(env, 'FIXEDSIZEBLOBCOPY');
      this.#handle = handle;
      this.asyncReset();
    }
    run(): void {
      env.loop.queueWork(COPY_US, () => this.#done());
    }
    *#done(): Coroutine {
      const bytes = bufferOf(Blob.entriesOf(this.#handle));
      yield* this.makeCallback(this.ondone, [undefined, bytes], 'FIXEDSIZEBLOBCOPY.ondone');
    }
  }

  const members: JsObject = {
    createBlob(sources: readonly (Uint8Array | Blob)[]) {
      return new Blob(
        sources.flatMap((source) =>
          source instanceof Blob ? Blob.entriesOf(source) : [new Uint8Array(source)],
        ),
      );
    },
    concat: (parts: readonly (ArrayBuffer | Uint8Array)[]) =>
      bufferOf(parts.map((part) => (ArrayBuffer.isView(part) ? part : new Uint8Array(part)))),
    storeDataObject(id: string, handle: object, size: number, type: string) {
      env.left.set(keyOf(id), [handle, size, type]);
    },
    getDataObject: (id: string) => env.left.get(keyOf(id)),
    revokeDataObject: (id: string) => revoke(keyOf(id)),
    revokeObjectURL: revoke,
    FixedSizeBlobCopyJob,
  };
  nativeClass('Blob', Blob);
  nativeClass('BlobReader', BlobReader);
  return Object.fromEntries(Object.entries(members).filter(([name]) => name in stub));
};

function bufferOf(entries: readonly Entry[]): ArrayBuffer {
  const all = new Uint8Array(entries.reduce((sum, entry) => sum + (entry?.length ?? 0), 0));
  let at = 0;
  for (const entry of entries) {
    if (entry) all.set(entry, at);
    at += entry?.length ?? 0;
  }
  return all.buffer;
}
