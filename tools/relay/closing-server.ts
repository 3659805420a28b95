import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** A server that closes with its response, and clients that wait until it has: what is needed to try a relay. */
export class ClosingServer {
  readonly #server: net.Server;

  private constructor(server: net.Server) {
    this.#server = server;
  }

  static async listen(): Promise<ClosingServer> {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ClosingServer(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
  }
}

/** Makes one request on a connection of its own, and waits until that has closed. */
export async function requestOnce(port: number): Promise<void> {
  const client = net.connect(port, '127.0.0.1');
  client.write('GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  client.resume();
  await once(client, 'close');
}
