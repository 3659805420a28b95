import { PLAYGROUND_SERVER, type Subject } from '../../../src/recordings/subject.ts';
import { finTime } from '../../../src/scenario/fin.ts';
import { programOf } from '../../../src/scenario/program.ts';
import { DEFAULTS, type Scenario } from '../../../src/scenario/scenario.ts';
import type { Parts } from '../parts.ts';

/** The address in every program; a run puts its own port in. */
const HTTP_URL = 'http://127.0.0.1:3000';
const HTTPS_URL = 'https://127.0.0.1:3000';

/** The programs of a subject. */
export interface SubjectPrograms {
  /** Text of client.mjs. */
  readonly client: string;
  /** Text of server.mjs; undefined where a product serves. */
  readonly server: string | undefined;
  /** How long a relay holds the FIN, in microseconds; undefined where nothing stands between the two. */
  readonly holdUs: number | undefined;
}

/**
 * Writes the programs of a subject. Where the FIN comes at once, nothing stands between client and server, so that the
 * very programs of the playground run. A later FIN is held by a relay, which hits times that Node's timers cannot; the
 * server closes at once then.
 *
 * @returns undefined when the client has no word for the knobs
 */
export function programsOf(subject: Subject, parts: Parts): SubjectPrograms | undefined {
  const client = clientOf(subject, parts);
  if (client === undefined) return undefined;
  const holdUs = holdOf(subject);
  const fin = holdUs === undefined ? subject.knobs.fin : 'same';
  const server =
    subject.product === PLAYGROUND_SERVER
      ? programOf(scenarioWith(subject, { fin })).files['server.mjs']
      : undefined;
  return { client, server, holdUs };
}

export function holdOf({ knobs }: Subject): number | undefined {
  const time = finTime(knobs.fin);
  return time.at === 'delay' ? Math.round(time.delayMs * 1000) : undefined;
}

/** `2.6.12`; undefined for http.request and for another library. */
export function fetchVersionOf(client: string): string | undefined {
  return /^node-fetch@(.+)$/.exec(client)?.[1];
}

/** Whether the knobs of the playground write the client. */
export function isPlaygroundClient(client: string): boolean {
  return client === 'http' || fetchVersionOf(client) !== undefined;
}

function clientOf(subject: Subject, parts: Parts): string | undefined {
  const isTls = subject.tls === 'on';
  if (!isPlaygroundClient(subject.client)) {
    const library = parts.clients.find(({ id }) => id === subject.client);
    return library?.part.program(subject.knobs, isTls ? HTTPS_URL : HTTP_URL);
  }
  const text = programOf(scenarioWith(subject, {})).files['client.mjs'];
  return isTls ? overTls(text) : text;
}

/** http.request refuses an https address, so the program's module changes with it. */
function overTls(client: string): string {
  return client
    .replace(HTTP_URL, HTTPS_URL)
    .replace("import http from 'node:http'", "import http from 'node:https'");
}

/** The release does not change the programs, so its default may stand for one that readers cannot pick. */
function scenarioWith(subject: Subject, knobs: Partial<Scenario>): Scenario {
  const fetch = subject.client === 'http' ? 'http' : fetchVersionOf(subject.client);
  return {
    ...DEFAULTS,
    ...subject.knobs,
    ...(fetch !== undefined && { fetch: fetch as Scenario['fetch'] }),
    ...knobs,
  };
}
