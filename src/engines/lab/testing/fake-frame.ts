import { FRAME_CALL, FRAME_READY, type FromFrame, type ToFrame } from '../protocol.ts';

/** A message as a window hears it. */
class WindowMessage extends Event {
  readonly source: object;
  readonly data: unknown;
  constructor(source: object, data: unknown) {
    super('message');
    this.source = source;
    this.data = data;
  }
}

/** The sandbox's frame as its page knows it. It says that it is ready when it is called, and a test plays the rest. */
export class FakeFrame {
  /** It never loads. */
  isSilent = false;
  isConnected = true;
  /** All that the page has asked of it. */
  readonly heard: ToFrame[] = [];
  readonly #view = new EventTarget();
  readonly #ports: MessagePort[] = [];
  #onmessage = () => {};

  readonly ownerDocument = { defaultView: this.#view };
  readonly contentWindow = {
    postMessage: (data: unknown, _origin: string, [port]: MessagePort[] = []) => {
      if (port) this.#connect(port);
      else if (data === FRAME_CALL && !this.isSilent) queueMicrotask(() => this.tells(FRAME_READY));
    },
  };

  /** The same object, as code of the page knows it. */
  get element(): HTMLIFrameElement {
    return this as unknown as HTMLIFrameElement;
  }

  get isOpen(): boolean {
    return this.#ports.length > 0;
  }

  remove(): void {
    this.isConnected = false;
  }

  /** The page hears this from it, or from somebody else. */
  tells(data: unknown, source: object = this.contentWindow): void {
    this.#view.dispatchEvent(new WindowMessage(source, data));
  }

  answers(message: FromFrame): void {
    this.#ports.at(-1)?.postMessage(message);
  }

  /** What it has heard, once that is so many messages. */
  async hears(count: number): Promise<readonly ToFrame[]> {
    while (this.heard.length < count)
      await new Promise<void>((resolve) => {
        this.#onmessage = resolve;
      });
    return this.heard;
  }

  /** The first message of a type that it has heard or will hear. */
  async asked<Type extends ToFrame['type']>(
    type: Type,
    place = 0,
  ): Promise<Extract<ToFrame, { type: Type }>> {
    for (let count = 1; ; count++) {
      const heard = await this.hears(count);
      const found = heard.filter((each) => each.type === type)[place];
      if (found) return found as Extract<ToFrame, { type: Type }>;
    }
  }

  /** For the end of a test: an open port keeps a process alive. */
  close(): void {
    for (const port of this.#ports) port.close();
  }

  #connect(port: MessagePort): void {
    this.#ports.push(port);
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
      this.heard.push(data);
      this.#onmessage();
    };
  }
}
