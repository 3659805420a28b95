import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type RecordedTrace, type RecordedTraces, readTraces } from '../recordings/traces.ts';
import { readIfThere } from './cache.ts';

/** What `npm run record` wrote. */
const TRACES_FILE = 'src/recordings/data/traces.json';
const PCAP_FOLDER = 'src/recordings/data/pcap';

let loading: Promise<RecordedTraces> | undefined;

/** The recorded traces, read once for all pages of a build. */
export function tracesAtBuild(): Promise<RecordedTraces> {
  loading ??= load();
  return loading;
}

/** @throws Error when the record has no such trace; the message lists those that it has */
export async function recordedTraceAtBuild(id: string): Promise<RecordedTrace> {
  const { traces } = await tracesAtBuild();
  const found = traces.find((trace) => trace.id === id);
  if (found) return found;
  throw new Error(
    `No trace “${id}” is recorded. There are: ${traces.map((each) => each.id).join(', ')}`,
  );
}

/** A capture, as tcpdump and Wireshark read it. @param file its name in `RecordedTrace.pcap` */
export function captureAtBuild(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(resolve(PCAP_FOLDER, file));
}

/** @throws Error when it is missing or no record, ValiError when it has another shape */
async function load(): Promise<RecordedTraces> {
  const text = await readIfThere(resolve(TRACES_FILE));
  if (text === undefined)
    throw new Error(
      `${TRACES_FILE} is missing: restore it with git, or make it with npm run record -- --traces`,
    );
  return readTraces(JSON.parse(text));
}
