import { type CoepReport, onCoepReport } from './coep-report.ts';
import { RUNTIME_ORIGIN, RUNTIME_PATH } from './host.ts';

/**
 * What can be seen of the runtime's hidden frame from outside. The library itself waits only for
 * `init`, and for ever. The event `load` comes for the browser's error page, too, and `error` never
 * comes.
 */
export type FrameSignal = 'loaded' | 'init' | 'blocked-by-csp' | 'blocked-by-coep';

/** Watches the frame that the client library makes. It has to be made before the frame. */
export class RuntimeFrame {
  readonly #view: Window & typeof globalThis;
  readonly #seen = new Set<FrameSignal>();
  readonly #observer: MutationObserver;
  #frame: HTMLIFrameElement | undefined;
  /** Called for each signal, and again after a reload. */
  onsignal: (signal: FrameSignal) => void = () => {};

  constructor(view: Window & typeof globalThis) {
    this.#view = view;
    view.addEventListener('message', ({ origin, data }: MessageEvent) => {
      if (origin === RUNTIME_ORIGIN && data?.type === 'init') this.#signal('init');
    });
    view.document.addEventListener('securitypolicyviolation', (event) => {
      const isFrame = /^(frame|child)-src/.test(event.effectiveDirective);
      if (isFrame && event.blockedURI.startsWith(RUNTIME_ORIGIN)) this.#signal('blocked-by-csp');
    });
    onCoepReport(view, (report) => {
      if (isAboutFrame(report)) this.#signal('blocked-by-coep');
    });
    this.#observer = new view.MutationObserver(() => this.#adopt());
    this.#observer.observe(view.document.body, { childList: true });
  }

  has(signal: FrameSignal): boolean {
    return this.#seen.has(signal);
  }

  /**
   * Loads the runtime again. A boot that hangs goes on when the frame answers, so boot() must not
   * be called again for that.
   */
  reload(): void {
    if (!this.#frame) return;
    this.#seen.clear();
    // A frame that is inserted again navigates again (HTML §4.8.5). Setting its address again is
    // not enough: while the first request hangs, Chromium takes the second for the same.
    this.#frame.remove();
    this.#view.document.body.append(this.#frame);
  }

  /** Finds the library's frame in the body, because the library gives nobody a reference to it. */
  #adopt(): void {
    const frame = this.#view.document.querySelector<HTMLIFrameElement>(
      `iframe[src^="${RUNTIME_ORIGIN}${RUNTIME_PATH}"]`,
    );
    if (!frame) return;
    this.#observer.disconnect();
    this.#frame = frame;
    frame.title = 'WebContainer runtime';
    frame.addEventListener('load', () => this.#signal('loaded'));
  }

  #signal(signal: FrameSignal): void {
    this.#seen.add(signal);
    this.onsignal(signal);
  }
}

function isAboutFrame({ blockedURL, destination }: CoepReport): boolean {
  return destination === 'iframe' && blockedURL.startsWith(RUNTIME_ORIGIN);
}
