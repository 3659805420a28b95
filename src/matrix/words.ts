import type { Quartiles } from '../recordings/record.ts';
import { PLAYGROUND_SERVER, SUBJECT_KNOBS, type Subject } from '../recordings/subject.ts';
import { finTime } from '../scenario/fin.ts';
import { knobLabel, valueLabel } from '../scenario/labels.ts';
import { DEFAULTS } from '../scenario/scenario.ts';

/** `Node 26.12.1`, `Bun 1.4.5`. */
export function runtimeName(runtime: string): string {
  const [name = '', version = ''] = runtime.split('@');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${version}`;
}

/** `node-fetch 2.6.12`, `http.request`, `built-in fetch`, `axios 1.13.2`. */
export function clientName(client: string): string {
  if (client === 'http') return 'http.request';
  if (client === 'fetch') return 'built-in fetch';
  return client.replace(/(.)@/, '$1 ');
}

/** Servers whose name in a query is not the one that people know. `%` is the version of what runs. */
const SERVER_NAMES: Readonly<Record<string, string>> = {
  bun: 'Bun.serve %',
  deno: 'Deno.serve %',
  jdk: 'JDK % HttpServer',
  'node-http': 'http of Node %',
  'node-proxy': 'proxy on Node % before hyper',
  'node-proxy-strip': 'proxy on Node % that drops the header, before hyper',
  'python-1.0': 'Python % http.server',
  'python-1.1': 'Python % http.server, set to HTTP/1.1',
};

/** `nginx 1.22.1`; the server of the knobs is `the playground’s server`. */
export function serverName({ product, tls }: Pick<Subject, 'product' | 'tls'>): string {
  const [name = '', version = ''] = product.split('@');
  const known =
    product === PLAYGROUND_SERVER
      ? 'the playground’s server'
      : (SERVER_NAMES[name] ?? `${name} %`).replace('%', version);
  return tls === 'on' ? `${known}, https` : known;
}

/** When the FIN goes out, counted from the response: `at once`, `0.5 ms later`. */
export function finDelayText(fin: string): string {
  const time = finTime(fin);
  if (time.at === 'same') return 'at once';
  return time.at === 'immediate' ? 'after setImmediate' : `${time.delayMs} ms later`;
}

/** The knobs that are turned, but for the time of the FIN: `Wait for: setTimeout(0)`. Empty where none is. */
export function knobWords(
  { knobs }: Pick<Subject, 'knobs'>,
  fields: readonly (keyof Subject['knobs'])[] = SUBJECT_KNOBS,
): readonly string[] {
  return fields
    .filter((field) => field !== 'fin' && knobs[field] !== DEFAULTS[field])
    .map((field) => `${knobLabel(field)}: ${valueLabel(field, knobs[field])}`);
}

/** What ran in a cell: `Node 20.0.0, node-fetch 2.6.12, FIN 2 ms later, warm process`. */
export function subjectName(subject: Subject): string {
  const { runtime, client, product, tls, process, knobs } = subject;
  return [
    runtimeName(runtime),
    clientName(client),
    ...(product === PLAYGROUND_SERVER && tls === 'off' ? [] : [serverName(subject)]),
    ...knobWords(subject),
    ...(knobs.server === 'keep-open' ? [] : [`FIN ${finDelayText(knobs.fin)}`]),
    `${processName(process)} process`,
  ].join(', ');
}

/** `warm` or `new`: what a reader calls a process. */
export function processName(process: Subject['process']): string {
  return process === 'cold' ? 'new' : process;
}

export type ShareOutcome = 'ok' | 'failed' | 'depends';

/** What a share says of its cell: answered every time, never, or now and then. */
export function shareOutcome(answered: number, tried: number): ShareOutcome {
  if (answered === tried) return 'ok';
  return answered === 0 ? 'failed' : 'depends';
}

/** From which share on a count is “nearly always”. */
const NEARLY = 0.95;

/** A share in words: `always`, `nearly always`, `about 7 times in 10`, `nearly never`, `never`. */
export function shareWords(answered: number, tried: number): string {
  const share = answered / tried;
  if (share === 1) return 'always';
  if (share === 0) return 'never';
  if (share >= NEARLY) return 'nearly always';
  if (share <= 1 - NEARLY) return 'nearly never';
  const times = Math.min(9, Math.max(1, Math.round(10 * share)));
  return times === 1 ? 'about once in 10' : `about ${times} times in 10`;
}

/** `6,800`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** A share of an interval in whole percent: `16 %`. Rounded outwards, so that the interval still holds. */
export function percentText(share: number, end: 'low' | 'high'): string {
  return `${end === 'low' ? Math.floor(100 * share) : Math.ceil(100 * share)} %`;
}

/** Microseconds as milliseconds with the digits that matter: `0.21 ms`, `20.1 ms`. */
function millisecondsText(us: number): string {
  return `${millisecondsIn(us)} ms`;
}

function millisecondsIn(us: number): number {
  return Number((us / 1000).toPrecision(3));
}

/** A median with the middle half of the times: `0.77 ms (0.7 to 0.9)`. */
export function spreadText([first, median, third]: Quartiles): string {
  return `${millisecondsText(median)} (${millisecondsIn(first)} to ${millisecondsIn(third)})`;
}
