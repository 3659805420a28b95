import { readdirSync, readFileSync } from 'node:fs';
import type { TraceEvent } from '../trace/record/event.ts';
import { createLlhttp, type Llhttp, type LlhttpMajor, llhttpMajorOf } from './bindings/llhttp.ts';
import { Machine } from './kernel/machine.ts';
import type { LabOutput } from './lab-output.ts';
import { NodeProcess } from './node/process.ts';
import type { BundledPackage } from './program/package.ts';
import { addPart, type ReleasePack, type ReleasePart } from './release-pack.ts';
import { type LabInput, runLab } from './run.ts';

/*
 * For tests of this room: runs on the releases that `npm run extract` has put into the cache.
 */

const CACHE = new URL('../../.cache/', import.meta.url);

const cached = new Map<string, unknown>();

function readJson<T>(path: string): T {
  if (!cached.has(path)) cached.set(path, JSON.parse(readFileSync(new URL(path, CACHE), 'utf8')));
  return cached.get(path) as T;
}

/** Oldest first. */
export const RELEASES: readonly string[] = readdirSync(new URL('packs/', CACHE))
  .flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export const release = (version: string) => readJson<ReleasePack>(`packs/${version}.json`);
export const part = (version: string, name: string) =>
  readJson<ReleasePart>(`parts/${version}/${name}.json`);
export const nodeFetch = (version: string) =>
  readJson<BundledPackage>(`packages/node-fetch-${version}.json`);

const llhttps = new Map<LlhttpMajor, Llhttp>();
export function llhttpOf(version: string): Llhttp {
  const major = llhttpMajorOf(release(version));
  const known = llhttps.get(major);
  if (known !== undefined) return known;
  const made = createLlhttp(new Uint8Array(readFileSync(new URL(`llhttp-${major}.wasm`, CACHE))));
  llhttps.set(major, made);
  return made;
}

/** A client's process on its own machine, before any program runs in it. */
export function processOf(version: string): NodeProcess {
  return new NodeProcess(new Machine(), {
    release: release(version),
    llhttp: llhttpOf(version),
    actor: 'client',
    pid: 1,
    mainFile: 'client.mjs',
    printed: { chars: 0 },
  });
}

/**
 * A server as hyper was before 1.5: it obeys `Connection: close` but does not echo it. Its FIN
 * leaves right after the response.
 */
export const SILENT_CLOSE = `
import net from 'node:net';
net.createServer((socket) => {
  socket.on('data', (head) => {
    if (socket.writableEnded) return;
    socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok');
    if (/connection: close/i.test(head)) socket.destroySoon();
  });
  socket.on('error', () => {});
}).listen(3000, '127.0.0.1');
`;

/** Makes two awaited requests and prints the outcome of each. */
export const TWO_REQUESTS = `
import fetch from 'node-fetch';
for (const path of ['/1', '/2']) {
  try {
    const response = await fetch('http://127.0.0.1:3000' + path);
    console.log(path, response.status, await response.text());
  } catch (error) {
    console.log(path, error.code, error.message);
    process.exitCode = 1;
  }
}
`;

/** Runs this client; without `server`, against a server that does not listen. */
export function runClient(
  client: string,
  { version = '20.0.0', server = '', ...input }: ClientOptions = {},
): LabOutput {
  const files = { ...input.files, 'client.mjs': client, 'server.mjs': server };
  const pack = release(version);
  const run = () => runLab({ release: pack, packages: [], ...input, files }, llhttpOf(version));
  let output = run();
  while (output.missingPart !== undefined) {
    addPart(pack, part(version, output.missingPart));
    output = run();
  }
  return output;
}

interface ClientOptions extends Partial<LabInput> {
  readonly version?: string;
  readonly server?: string;
}

/** What the client printed, both streams. */
export function printed({ events }: LabOutput): string {
  return eventsOfKind(events, 'output')
    .filter(({ actor }) => actor === 'client')
    .map(({ text }) => text)
    .join('');
}

export function eventsOfKind<K extends TraceEvent['kind']>(
  events: readonly TraceEvent[],
  kind: K,
): Extract<TraceEvent, { kind: K }>[] {
  return events.filter((event) => event.kind === kind) as Extract<TraceEvent, { kind: K }>[];
}
