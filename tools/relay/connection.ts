import net from 'node:net';
import type { Alarm } from './alarm.ts';
import { nowUs } from './clock.ts';

/** A request as it passed. Times in whole microseconds of the monotonic clock. */
export interface RelayedRequest {
  /** `/1` */
  readonly path: string;
  /** Its first bytes arrived. */
  readonly atUs: number;
  /**
   * The last bytes of its response were handed to the kernel. They are on their way at once, even where the process is
   * interrupted before the call returns. Absent where no byte of a response came.
   */
  readonly answeredUs?: number;
}

/** What passed through one connection of a client. */
export interface RelayedConnection {
  /** In their order, with those that came too late and were not passed on. */
  readonly requests: readonly RelayedRequest[];
  /** The server's FIN came. */
  readonly finReceivedUs?: number;
  /** It went out to the client. Absent where the client closed first. */
  readonly finSentUs?: number;
}

export interface RelayOptions {
  /** Port of the server, on 127.0.0.1. */
  readonly target: number;
  /** Port for the client, on 127.0.0.1. */
  readonly port: number;
  /** How long after the last bytes of the response the FIN goes out; at once where the server itself is later. */
  readonly holdUs: number;
  /** Where the server resets its connection, the relay resets the client's, at that time. Without it, it sends a FIN. */
  readonly resets?: boolean;
}

/** The first line of a request at the start of a chunk. A body that comes in a chunk of its own does not look like it. */
const REQUEST_LINE = /^[A-Z]+ (\S+) HTTP\/1\.[01]\r\n/;
const REQUEST_LINE_BYTES_MAX = 2048;

/** Passes bytes on in both directions, and the server's FIN later. */
export class ConnectionRelay {
  readonly #client: net.Socket;
  readonly #server: net.Socket;
  readonly #options: RelayOptions;
  readonly #alarm: Alarm;
  readonly #requests: { path: string; atUs: number; answeredUs?: number }[] = [];
  #finReceivedUs: number | undefined;
  #finSentUs: number | undefined;
  #lastSentUs: number | undefined;
  #bytesToSend = 0;
  #clientIsGone = false;
  #isReset = false;
  #forget = () => {};

  constructor(client: net.Socket, options: RelayOptions, alarm: Alarm) {
    this.#client = client;
    this.#options = options;
    this.#alarm = alarm;
    const { target } = options;
    this.#server = net.connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    this.#server.setNoDelay(true);
    this.#server.on('data', (bytes) => this.#toClient(bytes));
    this.#server.on('end', () => this.#serverClosed());
    this.#server.on('error', () => {
      this.#isReset ||= this.#finReceivedUs === undefined;
      this.#serverClosed();
    });
    client.on('data', (bytes) => this.#toServer(bytes));
    client.on('end', () => this.#clientClosed());
    client.on('error', () => this.#clientClosed());
    client.on('close', () => this.#server.destroy());
  }

  get log(): RelayedConnection {
    return {
      requests: this.#requests.map(({ path, atUs, answeredUs }) => ({
        path,
        atUs: Math.round(atUs),
        ...(answeredUs !== undefined && { answeredUs: Math.round(answeredUs) }),
      })),
      ...(this.#finReceivedUs !== undefined && { finReceivedUs: Math.round(this.#finReceivedUs) }),
      ...(this.#finSentUs !== undefined && { finSentUs: Math.round(this.#finSentUs) }),
    };
  }

  #toServer(bytes: Buffer): void {
    const atUs = nowUs();
    const text = bytes.toString('latin1', 0, REQUEST_LINE_BYTES_MAX);
    const path = REQUEST_LINE.exec(text)?.[1];
    if (path !== undefined) this.#requests.push({ path, atUs });
    if (this.#finReceivedUs === undefined) this.#server.write(bytes);
  }

  #toClient(bytes: Buffer): void {
    const request = this.#requests.at(-1);
    this.#bytesToSend += bytes.length;
    const handedOverUs = nowUs();
    this.#client.write(bytes, () => {
      this.#bytesToSend -= bytes.length;
      this.#lastSentUs = isSent ? handedOverUs : nowUs();
      if (request) request.answeredUs = this.#lastSentUs;
      this.#closeWhenDue();
    });
    // The callback above runs after this: Writable calls back on a later tick.
    const isSent = this.#client.writableLength === 0;
  }

  /** A reset counts as a close: it may be the answer to a request that came too late for the server. */
  #serverClosed(): void {
    if (this.#finReceivedUs !== undefined) return;
    this.#finReceivedUs = nowUs();
    this.#closeWhenDue();
  }

  #closeWhenDue(): void {
    if (this.#finReceivedUs === undefined || this.#bytesToSend > 0) return;
    if (this.#clientIsGone) {
      this.#client.destroySoon();
      return;
    }
    const dueUs = (this.#lastSentUs ?? this.#finReceivedUs) + this.#options.holdUs;
    this.#forget = this.#alarm.at(dueUs, () => {
      if (this.#isReset && this.#options.resets) {
        this.#client.resetAndDestroy();
        return;
      }
      this.#client.once('finish', () => {
        this.#finSentUs = nowUs();
      });
      this.#client.destroySoon(); // FIN, then close(2), as in server.mjs
    });
  }

  #clientClosed(): void {
    if (this.#clientIsGone) return;
    this.#clientIsGone = true;
    this.#forget();
    if (this.#finReceivedUs === undefined) this.#server.end();
    else if (this.#finSentUs === undefined) this.#client.destroySoon();
  }
}
