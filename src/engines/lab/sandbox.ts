import { EngineError } from '../engine.ts';
import { FRAME_CALL, FRAME_READY, type FromFrame, type ToFrame } from './protocol.ts';

/** How long the frame may take to load before the reader is told. */
export const FRAME_MS_MAX = 10_000;

/**
 * A hidden frame of an opaque origin. `sandbox="allow-scripts"` without `allow-same-origin` is what makes it opaque
 * (HTML §4.8.5); SandboxFrame.astro writes the same into a page.
 */
export function addFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Sandbox of the Lab';
  frame.src = url;
  document.body.append(frame);
  return frame;
}

/** The page's end of the sandbox: the one port that leads into its frame. */
export class Sandbox {
  readonly #port: MessagePort;
  /** Called for each message of the frame. */
  onmessage: (message: FromFrame) => void = () => {};

  private constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => this.onmessage(data);
  }

  /**
   * @param frame stands in the page
   * @throws EngineError `sandbox-not-loaded` when the frame does not answer in time; it is removed then
   */
  static async open(frame: HTMLIFrameElement): Promise<Sandbox> {
    const ready = frameReady(frame, frame.ownerDocument.defaultView!);
    frame.contentWindow!.postMessage(FRAME_CALL, '*');
    try {
      await ready;
    } catch (error) {
      frame.remove();
      throw error;
    }
    const { port1, port2 } = new MessageChannel();
    // The frame's origin is opaque, so there is no origin to name; nothing in the message is secret.
    frame.contentWindow!.postMessage(null, '*', [port2]);
    return new Sandbox(port1);
  }

  send(message: ToFrame, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
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
