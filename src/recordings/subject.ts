import { clientVersion, isPackageClient } from '../scenario/clients.ts';
import { KNOBS } from '../scenario/knobs.ts';
import { isRecorded } from '../scenario/process.ts';
import { readQuery } from '../scenario/query.ts';
import { DEFAULTS, type Field, type Scenario } from '../scenario/scenario.ts';
import {
  FETCH_VERSIONS,
  type FetchVersion,
  NODE_RELEASES,
  type NodeRelease,
} from '../scenario/versions.ts';

/** The knobs of a scenario that a subject has under the same names. Nobody chooses the times of a real machine. */
export type SubjectKnobs = Omit<Scenario, 'node' | 'fetch' | 'client' | 'process' | 'order'>;

/** What ran in a cell of the record: a position of each knob, and what only a record has. */
export interface Subject {
  /** What ran the client, with its version: `node@25.9.0`, `bun@1.4.5`, `deno@2.9.2`. */
  readonly runtime: string;
  /** `node-fetch@2.6.12`, `http` for http.request, `fetch` for the built-in one, `axios@1.13.2`. */
  readonly client: string;
  /** `playground` for the server.mjs of the knobs; else a product with its version: `nginx@1.22.1`. */
  readonly product: string;
  readonly tls: 'off' | 'on';
  /** `cold`: each trial is a new process. `warm`: all trials of the cell run in one process. */
  readonly process: 'warm' | 'cold';
  /**
   * The other knobs. For a product, `server`, `close` and `body` are at their defaults and say nothing; `fin` says how
   * long a relay held the FIN of the product.
   */
  readonly knobs: SubjectKnobs;
}

export const PLAYGROUND_SERVER = 'playground';

/**
 * Writes the query of a subject. It is the query of /play/ and `race`, with the process always spelled out, and with
 * `runtime`, `client`, `product` and `tls` where a scenario has no word for it. Equal subjects have equal queries.
 */
export function subjectQuery({ runtime, client, product, tls, process, knobs }: Subject): string {
  const node = versionAfter('node@', runtime);
  const fetch = client === 'http' ? 'http' : versionAfter('node-fetch@', client);
  const fields: (readonly [name: string, value: string])[] = [
    node ? ['node', node] : ['runtime', runtime],
    fetch ? ['fetch', fetch] : ['client', client],
  ];
  if (product !== PLAYGROUND_SERVER) fields.push(['product', product]);
  if (tls === 'on') fields.push(['tls', tls]);
  for (const { field } of KNOBS) {
    if (field === 'process') fields.push([field, process]);
    else if (isSubjectKnob(field) && knobs[field] !== DEFAULTS[field])
      fields.push([field, knobs[field]]);
  }
  return fields.map(([name, value]) => `${name}=${value}`).join('&');
}

/**
 * Reads what `subjectQuery` wrote.
 *
 * @throws QueryError for a query that it cannot have written
 */
export function readSubject(query: string): Subject {
  const fields = new URLSearchParams(query);
  const take = (name: string): string | undefined => {
    const value = fields.get(name) ?? undefined;
    fields.delete(name);
    return value;
  };
  const node = take('node');
  const runtime = take('runtime') ?? `node@${node}`;
  const fetch = take('fetch');
  const client = take('client') ?? (fetch === 'http' ? fetch : `node-fetch@${fetch}`);
  const product = take('product') ?? PLAYGROUND_SERVER;
  const tls = take('tls') === 'on' ? 'on' : 'off';
  const {
    node: _node,
    fetch: _fetch,
    client: _client,
    process,
    order: _order,
    ...knobs
  } = readQuery(String(fields));
  if (!isRecorded(process)) throw new Error(`${query}: a cell says whether it is warm or cold`);
  return { runtime, client, product, tls, process, knobs };
}

/** The scenario that a subject is, or the reasons why the Lab and the playground cannot run it. */
type Expressible = { readonly scenario: Scenario } | { readonly missing: readonly Missing[] };

/** Something that a scenario has no value for. */
export type Missing = 'runtime' | 'release' | 'client' | 'product' | 'tls';

/** The scenario that is this very subject; else what a scenario has no value for. */
export function scenarioOfSubject(subject: Subject): Expressible {
  const node = versionAfter('node@', subject.runtime);
  const fetch = subject.client === 'http' ? 'http' : versionAfter('node-fetch@', subject.client);
  const missing: Missing[] = [];
  if (!node) missing.push('runtime');
  else if (!isRelease(node)) missing.push('release');
  if (!(fetch === 'http' || isFetch(fetch))) missing.push('client');
  if (subject.product !== PLAYGROUND_SERVER) missing.push('product');
  if (subject.tls === 'on') missing.push('tls');
  if (!isRelease(node) || !(fetch === 'http' || isFetch(fetch)) || missing.length > 0)
    return { missing };
  const { client, order } = DEFAULTS;
  return { scenario: { ...subject.knobs, node, fetch, client, process: subject.process, order } };
}

/** The subject that a scenario is. A process that is neither warm nor cold has none of its own: say which. */
export function subjectOfScenario(scenario: Scenario, process: Subject['process']): Subject {
  const { node, fetch, client, process: _process, order: _order, ...knobs } = scenario;
  return {
    runtime: `node@${node}`,
    client: clientName({ node, fetch, client }),
    product: PLAYGROUND_SERVER,
    tls: 'off',
    process,
    knobs,
  };
}

/** As a record names it. */
function clientName({ node, fetch, client }: Pick<Scenario, 'node' | 'fetch' | 'client'>): string {
  if (isPackageClient(client)) return `${client}@${clientVersion(client, node)}`;
  if (client === 'built-in-fetch') return 'fetch';
  return fetch === 'http' || client === 'http' ? 'http' : `node-fetch@${fetch}`;
}

/** The knobs of a subject at their defaults, but for those given. */
export function knobsWith(turned: Partial<SubjectKnobs>): SubjectKnobs {
  const {
    node: _node,
    fetch: _fetch,
    client: _client,
    process: _process,
    order: _order,
    ...knobs
  } = DEFAULTS;
  return { ...knobs, ...turned };
}

/** The fields of `SubjectKnobs`, in the order of an address. */
export const SUBJECT_KNOBS: readonly (keyof SubjectKnobs)[] = KNOBS.map(
  ({ field }) => field,
).filter(isSubjectKnob);

function isSubjectKnob(field: Field): field is keyof SubjectKnobs {
  return !['node', 'fetch', 'client', 'process', 'order'].includes(field);
}

function versionAfter(prefix: string, text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}

function isRelease(version: string | undefined): version is NodeRelease {
  return NODE_RELEASES.some((release) => release === version);
}

function isFetch(version: string | undefined): version is FetchVersion {
  return FETCH_VERSIONS.some((known) => known === version);
}
