import type { BootContainer, Container } from './client.ts';
import { engineFailure, engineFailureOf, type FailureName } from './failures.ts';
import type { FrameSignal } from './frame.ts';
import { ASK_MS, SILENCE_MS, SLOW_MS, START_MS_MAX } from './limits.ts';
import type { HostAnswer } from './reach.ts';
import type { StartProgress } from './steps.ts';

/** What a boot needs of the frame. In a browser it is a RuntimeFrame. */
export interface BootFrame {
  onsignal: (signal: FrameSignal) => void;
  has(signal: FrameSignal): boolean;
  reload(): void;
}

interface BootParts {
  /** Loads the client library. Called only when a container is needed. */
  readonly clientBoot: () => Promise<BootContainer>;
  readonly frame: BootFrame;
  readonly askHost: () => Promise<HostAnswer>;
}

/** Name of the working directory in the container. It only shows in paths that programs print. */
const WORKDIR = 'unread-fin';

/**
 * Keeps one container for the life of the page. The library's `boot()` has no time limit and may
 * hang for ever, and a second call then hangs behind the first. So `boot()` is called again only
 * after the last call has settled, and every wait for it has limits. A container that arrives after
 * the limit is kept.
 */
export class Boot {
  readonly #parts: BootParts;
  readonly #report: (progress: StartProgress) => void;
  /** The promise of the library's `boot()`, pending or fulfilled. */
  #booting: Promise<Container> | undefined;
  #container: Container | undefined;
  /** The wait that is under way. Callers that come meanwhile share it and its limits. */
  #waiting: Promise<Container> | undefined;
  /** Ends the wait that is under way. */
  #abandon = () => {};
  #hasFailed = false;
  #isWanted = true;

  constructor(parts: BootParts, report: (progress: StartProgress) => void) {
    this.#parts = parts;
    this.#report = report;
  }

  /** @throws EngineError with the name of the failure, within START_MS_MAX */
  container(): Promise<Container> {
    this.#isWanted = true;
    if (this.#container) return Promise.resolve(this.#container);
    const isAnswered = this.#parts.frame.has('init');
    this.#tell({ type: 'step', name: isAnswered ? 'Start Node.js' : 'Load runtime' });
    this.#waiting ??= this.#wait().finally(() => {
      this.#waiting = undefined;
    });
    return this.#waiting;
  }

  /**
   * Ends the container. A boot that is under way cannot be ended, so its container is torn down
   * when it arrives.
   */
  teardown(): void {
    this.#isWanted = false;
    this.#abandon();
    if (!this.#container) return;
    this.#container.teardown();
    this.#container = undefined;
    this.#booting = undefined;
  }

  #wait(): Promise<Container> {
    const { frame } = this.#parts;
    if (this.#booting && this.#hasFailed && !frame.has('init')) frame.reload();
    this.#hasFailed = false;
    this.#booting ??= this.#boot();
    return this.#within(this.#booting);
  }

  async #boot(): Promise<Container> {
    try {
      const boot = await this.#parts.clientBoot().catch((error) => {
        throw engineFailureOf(error, 'client-not-loaded');
      });
      const container = await boot({ coep: 'require-corp', workdirName: WORKDIR });
      if (!this.#isWanted) {
        container.teardown();
        throw engineFailure('stopped');
      }
      this.#container = container;
      this.#tell({ type: 'started' });
      return container;
    } catch (error) {
      // boot() has settled, so it may be called again.
      this.#booting = undefined;
      throw engineFailureOf(error, 'start-refused');
    }
  }

  /** After the reader has stopped the container, nothing more is reported. */
  #tell(progress: StartProgress): void {
    if (this.#isWanted) this.#report(progress);
  }

  /** Waits for the container, or for the first sign that it will not come. */
  #within(booting: Promise<Container>): Promise<Container> {
    const { frame } = this.#parts;
    const timers: ReturnType<typeof setTimeout>[] = [];
    return new Promise<Container>((resolve, reject) => {
      const giveUp = (name: FailureName) => {
        this.#hasFailed = true;
        reject(engineFailure(name));
      };
      const suspectAfter = (ms: number) =>
        timers.push(setTimeout(() => void this.#suspect(giveUp), ms));
      frame.onsignal = (signal) => {
        if (signal === 'init') this.#tell({ type: 'step', name: 'Start Node.js' });
        else if (signal !== 'loaded') giveUp(signal);
        else suspectAfter(SILENCE_MS);
      };
      this.#abandon = () => giveUp('stopped');
      suspectAfter(ASK_MS);
      timers.push(
        setTimeout(() => this.#tell({ type: 'slow' }), SLOW_MS),
        setTimeout(() => giveUp(this.#missing()), START_MS_MAX),
      );
      booting.then(resolve, reject);
    }).finally(() => {
      for (const timer of timers) clearTimeout(timer);
      frame.onsignal = () => {};
    });
  }

  /**
   * The frame is silent, so this asks whether anybody answers at its address. Chromium loads an
   * error page into the frame when nobody answers, and reports what COEP refuses. Firefox does
   * neither, so there the two cases look the same.
   */
  async #suspect(giveUp: (name: FailureName) => void): Promise<void> {
    const { frame, askHost } = this.#parts;
    if (frame.has('init')) return;
    const answer = await askHost();
    if (answer === 'unknown' || frame.has('init')) return;
    if (answer === 'offline') giveUp('offline');
    else giveUp(frame.has('loaded') ? 'host-unreachable' : 'no-usable-answer');
  }

  /** The name of the part that has not come within the limit. */
  #missing(): FailureName {
    const { frame } = this.#parts;
    if (frame.has('init')) return 'node-not-started';
    return frame.has('loaded') ? 'runtime-silent' : 'runtime-not-loaded';
  }
}
