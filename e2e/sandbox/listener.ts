import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that answers every request and records it. */
export class ContactListener {
  readonly #server: Server;
  /** The paths that were requested; `connection` for a connection without a request. */
  readonly hits: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      this.hits.push(request.url ?? '');
      // Allows everything, so that a refusal comes from the sandbox and not from this server.
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'content-type': 'text/javascript',
        'cross-origin-resource-policy': 'cross-origin',
      });
      response.end('export default 1;');
    });
    this.#server.on('connection', () => this.hits.push('connection'));
    this.#server.on('upgrade', (_request, socket) => socket.destroy());
  }

  static async open(): Promise<ContactListener> {
    const listener = new ContactListener();
    await new Promise<void>((resolve) => listener.#server.listen(0, '127.0.0.1', resolve));
    return listener;
  }

  /** `http://127.0.0.1:49152` */
  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
