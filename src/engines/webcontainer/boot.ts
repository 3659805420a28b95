import type { BootContainer, Container } from './client.ts';
import { engineFailure, engineFailureOf, type FailureName } from './failures.ts';
import type { FrameSignal } from './frame.ts';
import { ASK_MS, SILENCE_MS, SLOW_MS, START_MS_MAX } from './limits.ts';
import type { HostAnswer } from './reach.ts';
import type { StartProgress } from './steps.ts';

/** The frame as a boot needs it; RuntimeFrame in a browser. */
export interface BootFrame {
  onsignal: (signal: FrameSignal) => void;
  has(signal: FrameSignal): boolean;
  reload(): void;
}

export interface BootParts {
  /** Loads the client library, once it is needed. */
  readonly clientBoot: () => Promise<BootContainer>;
  readonly frame: BootFrame;
  readonly askHost: () => Promise<HostAnswer>;
}

/** Name of the working directory in the container: cosmetic, it shows in paths that programs print. */
const WORKDIR = 'unread-fin';

/**
 * One container for the life of the page. `boot()` of the library has no time limit and may hang for ever, and a second
 * call then hangs behind the first. So it is called again only after it has settled, and whoever waits for it
 * waits with limits; what arrives late is kept.
 */
export class Boot {
  readonly #parts: BootParts;
  readonly #report: (progress: StartProgress) => void;
  /** What the library promised: pending, or done. */
  #booting: Promise<Container> | undefined;
  #container: Container | undefined;
  /** The wait that is under way; all who ask meanwhile share it and its limits. */
  #waiting: Promise<Container> | undefined;
  /** Ends that wait. */
  #abandon = () => {};
  #hasFailed = false;
  #isWanted = true;

  constructor(parts: BootParts, report: (progress: StartProgress) => void) {
    this.#parts = parts;
    this.#report = report;
  }

  /** @throws EngineError with the name of what went wrong, within START_MS_MAX */
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

  /** Ends the container. A boot that is under way cannot be ended: its container goes when it comes. */
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
      // It has settled, so the library may be asked again.
      this.#booting = undefined;
      throw engineFailureOf(error, 'start-refused');
    }
  }

  /** A reader who has stopped it is told no more of it. */
  #tell(progress: StartProgress): void {
    if (this.#isWanted) this.#report(progress);
  }

  /** The container, or the first sign that it will not come. */
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
   * The frame stays silent: perhaps there is nothing to wait for. Chromium loads an error page into it when nobody
   * answers, and reports what COEP refuses; Firefox does neither, and cannot tell the two apart.
   */
  async #suspect(giveUp: (name: FailureName) => void): Promise<void> {
    const { frame, askHost } = this.#parts;
    if (frame.has('init')) return;
    const answer = await askHost();
    if (answer === 'unknown' || frame.has('init')) return;
    if (answer === 'offline') giveUp('offline');
    else giveUp(frame.has('loaded') ? 'host-unreachable' : 'no-usable-answer');
  }

  /** What has not come within the limit. */
  #missing(): FailureName {
    const { frame } = this.#parts;
    if (frame.has('init')) return 'node-not-started';
    return frame.has('loaded') ? 'runtime-silent' : 'runtime-not-loaded';
  }
}
