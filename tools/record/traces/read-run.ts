import type { Trace } from '../../../src/trace/record/event.ts';
import { type ClientTrial, readClientLog } from './client-log.ts';
import { framesWithin, mergedTrace, type Seen } from './merge.ts';
import { type CapturedPacket, packetsIn, portsInOrder } from './packets.ts';
import { captureOf, readCapture } from './pcap.ts';
import { readStrace } from './strace.ts';
import { type ConnectionCall, connectionCalls } from './system-calls.ts';
import type { RawRun } from './traced-run.ts';

interface ReadRun {
  readonly events: Trace;
  readonly exitCode: number;
  readonly nodeDebug: string;
  /** When the client's loop called epoll_wait, microseconds of the run; undefined when nobody watched. */
  readonly polls: readonly number[] | undefined;
  /** The packets of this run only, as a file of libpcap. */
  readonly pcap: Uint8Array | undefined;
}

/**
 * Reads a run from what its watchers wrote. Of a warm process it is the last repetition.
 *
 * @throws Error when the client did not come to its end
 */
export function readRun(raw: RawRun, isWarm: boolean): ReadRun {
  const { beganAt, trials } = readClientLog(raw.output);
  const trial = isWarm ? trials.findLast(({ exitCode }) => exitCode !== undefined) : trials[0];
  const exitCode = isWarm ? trial?.exitCode : raw.exitCode;
  if (!trial || exitCode === undefined)
    throw new Error(`the client did not come to its end: ${raw.output.slice(-500)}`);
  const capture = raw.capture && readCapture(raw.capture);
  const packets = capture ? packetsIn(capture.frames, raw.port) : [];
  const seen: Seen = {
    trial,
    packets,
    calls: raw.strace ? callsIn(raw.strace, packets, raw.port) : [],
    exit: isWarm ? undefined : { kind: 'exit', t: raw.endedAt, actor: 'client', code: exitCode },
    ...(isWarm ? timesOf(trial) : { from: beganAt, to: raw.endedAt }),
  };
  return {
    events: mergedTrace(seen),
    exitCode,
    nodeDebug: trial.nodeDebug,
    polls: raw.strace && pollsIn(raw.strace.client, raw.port, seen),
    pcap: capture && captureOf(capture, framesWithin(seen)),
  };
}

function callsIn(
  { client, server }: NonNullable<RawRun['strace']>,
  packets: readonly CapturedPacket[],
  port: number,
): ConnectionCall[] {
  // A connection is opened by its SYN and established by the client's first bare ACK (RFC 9293 §3.5).
  return [
    ...connectionCalls(readStrace(client), 'client', port, portsInOrder(packets, 'S')),
    ...connectionCalls(readStrace(server), 'server', port, portsInOrder(packets, '.')),
  ];
}

/** The loop's thread is the one that connects. Other threads of Node have loops of their own. */
function pollsIn(strace: string, port: number, { from, to }: Seen): number[] {
  const calls = readStrace(strace);
  const loop = calls.find(
    ({ name, args }) => name === 'connect' && args.includes(`htons(${port})`),
  );
  return calls
    .filter(({ pid, name }) => pid === loop?.pid && name.startsWith('epoll_'))
    .map(({ beganAt }) => beganAt)
    .filter((beganAt) => from <= beganAt && beganAt <= to)
    .map((beganAt) => Math.floor(beganAt - from));
}

/** From the first record of a repetition to its last one. After that the pools are emptied (warm-client.ts). */
function timesOf({ events }: ClientTrial): { from: number; to: number } {
  return { from: events[0]?.t ?? 0, to: events.at(-1)?.t ?? 0 };
}
