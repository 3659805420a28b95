import { EngineError } from '../engine.ts';
import { FRAME_READY, type FromFrame, type ToFrame } from './protocol.ts';

/** How long the frame may take to load before the reader is told. */
export const FRAME_MS_MAX = 10_000;

/**
 * The page's end of the sandbox: a hidden frame of an opaque origin and the one port that leads into it.
 * `sandbox="allow-scripts"` without `allow-same-origin` is what makes the origin opaque (HTML, §4.8.5).
 */
export class Sandbox {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  /** Called for each message of the frame. */
  onmessage: (message: FromFrame) => void = () => {};

  private constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => this.onmessage(data);
  }

  /** @throws EngineError `sandbox-not-loaded` when the frame does not answer in time. */
  static async open(url: string, host: Document): Promise<Sandbox> {
    const frame = host.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.title = 'Sandbox of the Lab';
    frame.src = url;
    const ready = frameReady(frame, host.defaultView!);
    host.body.append(frame);
    try {
      await ready;
    } catch (error) {
      frame.remove();
      throw error;
    }
    const { port1, port2 } = new MessageChannel();
    // The frame's origin is opaque, so there is no origin to name; nothing in the message is secret.
    frame.contentWindow!.postMessage(null, '*', [port2]);
    return new Sandbox(frame, port1);
  }

  send(message: ToFrame, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }

  /** Ends every worker in it: they die with their document. */
  close(): void {
    this.#port.close();
    this.#frame.remove();
  }
}

function frameReady(frame: HTMLIFrameElement, view: Window): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      view.removeEventListener('message', listen);
      outcome();
    };
    const listen = (event: MessageEvent) => {
      if (event.source === frame.contentWindow && event.data === FRAME_READY) settle(resolve);
    };
    const timer = setTimeout(
      () =>
        settle(() =>
          reject(
            new EngineError(
              'sandbox-not-loaded',
              `The Lab's sandbox did not load within ${FRAME_MS_MAX / 1000} s.`,
              'Reload the page. If it stays, an extension or a policy of this browser blocks frames; try a private window.',
            ),
          ),
        ),
      FRAME_MS_MAX,
    );
    view.addEventListener('message', listen);
  });
}
