import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { Alarm } from './alarm.ts';
import { ConnectionRelay, type RelayedConnection, type RelayOptions } from './connection.ts';

/** Listens for clients and passes each connection on to the server. It runs in a process of its own: see child.ts. */
export class Relay {
  readonly #server: net.Server;
  readonly #connections: ConnectionRelay[] = [];

  private constructor(options: RelayOptions, alarm: Alarm) {
    this.#server = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
      this.#connections.push(new ConnectionRelay(client, options, alarm));
    });
  }

  /** @throws Error when the port is taken */
  static async listen(options: RelayOptions): Promise<Relay> {
    const relay = new Relay(options, await Alarm.start());
    relay.#server.listen(options.port, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connections(): readonly RelayedConnection[] {
    return this.#connections.map(({ log }) => log);
  }

  close(): void {
    this.#server.close();
  }
}
