import type { Subject } from '../../../src/recordings/subject.ts';
import { type CapturedPacket, packetsIn } from '../traces/packets.ts';
import { readCapture } from '../traces/pcap.ts';
import { watchPackets } from '../traces/watchers.ts';

/** The two times of a cell that is there for its durations, in microseconds, one for each connection. */
export interface PacketTimes {
  /** From each response to its FIN. */
  readonly finUs: readonly number[];
  /** From each response to the next request. */
  readonly gapUs: readonly number[];
}

/**
 * Whether a cell is there for its durations: its outcome is always the same, because its server stays open or its client
 * makes one request. Packets tell its times, with nothing between client and server that could change them.
 */
export function isForDurations({ knobs: { server, requests } }: Subject): boolean {
  return server === 'keep-open' || requests === '1';
}

/**
 * Watches the packets of a server until the times are asked for.
 *
 * @throws Error when packets may not be captured here
 */
export async function watchTimes(port: number): Promise<{ end(): Promise<PacketTimes> }> {
  const watch = await watchPackets(port);
  return {
    async end() {
      const { frames } = readCapture(await watch.end());
      return timesIn(packetsIn(frames, port));
    },
  };
}

/** The times of each connection that was answered, in the order of the connections. */
export function timesIn(packets: readonly CapturedPacket[]): PacketTimes {
  const finUs: number[] = [];
  const gapUs: number[] = [];
  for (const connection of Map.groupBy(packets, ({ event }) => event.conn).values()) {
    const events = connection.map(({ event }) => event);
    const response = events.find(({ from, length }) => from === 'server' && length > 0);
    if (!response) continue;
    const later = events.slice(events.indexOf(response) + 1);
    const fin = later.find(({ from, flags }) => from === 'server' && flags === 'F.');
    const next = later.find(({ from, length }) => from === 'client' && length > 0);
    if (fin) finUs.push(Math.round(fin.t - response.t));
    if (next) gapUs.push(Math.round(next.t - response.t));
  }
  return { finUs, gapUs };
}
