/**
 * `node tools/record/subjects/check.ts [name …]`: tries each server, client and runtime on this machine, and prints what
 * it did. Downloads and builds what is not in .cache/. Exit status 1 when one that is here does not work.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knobsWith } from '../../../src/recordings/subject.ts';
import { freePort } from '../../conformance/listening.ts';
import { runRealClient } from '../../conformance/real-client.ts';
import { runOutcomeOf } from '../../measure/outcome.ts';
import { executableFor } from '../../measure/release.ts';
import { ANSWER, SERVER_NODE } from './answer.ts';
import { askServer } from './ask-server.ts';
import { clients, runtimes, servers } from './index.ts';
import { nodeHttp } from './servers/node-http.ts';
import type { ClientLibrary, ClientRuntime, ServerProduct } from './subject.ts';

/** What a check found. Undefined: all is well. */
type Found = { readonly words: string; readonly isWrong?: boolean };

async function tryServer(server: ServerProduct): Promise<Found> {
  const words: string[] = [];
  let isWrong = false;
  for (const isTls of server.tls ? [false, true] : [false]) {
    const { GET, POST } = await askServer(server, isTls);
    isWrong ||= [GET, POST].some(({ status, body }) => status !== 200 || body !== ANSWER);
    words.push(
      `${isTls ? 'https' : 'http'}: ${GET.status} and ${POST.status}, ` +
        `${GET.closes ? 'closes' : 'stays open'} when asked to close, ` +
        `${GET.echoesClose ? 'says so' : 'does not say so'}`,
    );
  }
  return { words: words.join('; '), isWrong };
}

/** Runs a client's program once against Node's own server. */
async function tryProgram(
  client: ClientLibrary,
  commandOf: (file: string) => readonly [string, ...string[]],
): Promise<Found> {
  const [serverFolder, folder] = [await newFolder(), await newFolder()];
  const port = await freePort();
  const server = await nodeHttp.start({ port, folder: serverFolder, tls: false });
  try {
    await client.install(folder);
    const text = client.program(knobsWith({}), 'http://127.0.0.1:3000')!;
    const env = { HOME: folder };
    const place = { folder, file: 'client.mjs', text, port, command: commandOf, env } as const;
    const transcript = await runRealClient(place);
    const { answered, errors } = runOutcomeOf(transcript);
    return { words: answered ? 'answered' : errors.join('; '), isWrong: !answered };
  } finally {
    await server.close();
    for (const each of [folder, serverFolder]) await rm(each, { recursive: true, force: true });
  }
}

async function tryClient(client: ClientLibrary): Promise<Found> {
  const node = await executableFor(SERVER_NODE);
  return tryProgram(client, (file) => [node, file]);
}

async function tryRuntime(runtime: ClientRuntime): Promise<Found> {
  const command = await runtime.command('client.mjs');
  const fetch = clients.find(({ name }) => name === 'fetch')!;
  return tryProgram(fetch, () => command);
}

const newFolder = () => mkdtemp(join(tmpdir(), 'subject-'));

async function check<P extends ServerProduct | ClientLibrary | ClientRuntime>(
  parts: readonly P[],
  kind: string,
  attempt: (part: P) => Promise<Found>,
): Promise<void> {
  for (const part of parts) {
    if (names.length > 0 && !names.includes(part.name)) continue;
    const missing = await part.missing();
    const { words, isWrong } = missing
      ? { words: `missing: ${missing}` }
      : await attempt(part).catch((error: Error) => ({ words: error.message, isWrong: true }));
    const version = missing ? '' : ` ${await part.version()}`;
    console.log(`${isWrong ? 'WRONG ' : ''}${kind} ${part.name}${version}: ${words}`);
    if (isWrong) process.exitCode = 1;
  }
}

const names = process.argv.slice(2);
await check(servers, 'server', tryServer);
await check(clients, 'client', tryClient);
await check(runtimes, 'runtime', tryRuntime);
