import { DEFAULTS } from '../scenario/scenario.ts';
import { looksBeforeReuse } from '../scenario/versions.ts';
import { keepsConnections } from './cells.ts';
import type { RecordedCell } from './record.ts';
import { PLAYGROUND_SERVER, readSubject, SUBJECT_KNOBS, type Subject } from './subject.ts';

/** Some cells that a sentence speaks of, in a query, are not in the record. */
export class NoSuchCell extends Error {
  override readonly name = 'NoSuchCell';
}

/** Cells added up. */
export interface Sum {
  readonly answered: number;
  readonly tried: number;
}

export function sumOfCells(cells: readonly Pick<RecordedCell, 'answered' | 'tried'>[]): Sum {
  return {
    answered: cells.reduce((sum, { answered }) => sum + answered, 0),
    tried: cells.reduce((sum, { tried }) => sum + tried, 0),
  };
}

/** Releases by what they do with a connection: a query names them as `node=unseen`. */
const KINDS: Readonly<Record<string, (node: string) => boolean>> = {
  /** Keep no connections. */
  apart: (node) => !keepsConnections(node),
  /** Keep connections, and do not look before they use one again. */
  unseen: (node) => keepsConnections(node) && !looksBeforeReuse(node),
  /** Look first. */
  looking: looksBeforeReuse,
};

/** Fields whose value may stand without its version. */
const VERSIONED: readonly string[] = ['node', 'fetch', 'product'];

/** Any value that the record has. */
const ANY = '*';

/**
 * The cells that a sentence speaks of. The query is that of a cell, with these differences: a field may have several
 * values with a comma between them, or `*`; a server, a client or another runtime may stand without its version; `node` may name a
 * kind of releases (`apart`, `unseen`, `looking`); and what is left out is as in the default scenario, so
 * `node=22.23.5,24.22.3&process=warm&fin=2ms` is two cells.
 *
 * @throws NoSuchCell when a combination of the values has no cell
 */
export function selectCells(
  cells: readonly RecordedCell[],
  query: string,
): readonly RecordedCell[] {
  const asked = readQueryOfCells(query);
  const found = new Set<RecordedCell>();
  for (const values of combinations(asked)) {
    const own = cells.filter(({ id }) => isMeant(fieldsOf(readSubject(id)), values));
    if (own.length === 0) throw new NoSuchCell(noCellText(values));
    for (const cell of own) found.add(cell);
  }
  return [...found];
}

type Values = ReadonlyMap<string, string>;

/** The fields of a subject as a query of cells names them: the client under one name, the release without `node@`. */
function fieldsOf({ runtime, client, product, tls, process, knobs }: Subject): Values {
  return new Map<string, string>([
    ['node', runtime.replace(/^node@/, '')],
    ['fetch', client.replace(/^node-fetch@/, '')],
    ['product', product],
    ['tls', tls],
    ['process', process],
    ...SUBJECT_KNOBS.map((field) => [field, knobs[field]] as const),
  ]);
}

function readQueryOfCells(query: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>([
    ['fetch', [DEFAULTS.fetch]],
    ['product', [PLAYGROUND_SERVER]],
    ['tls', ['off']],
    ...SUBJECT_KNOBS.map((field) => [field, [DEFAULTS[field]]] as const),
  ]);
  for (const part of query.split('&')) {
    const [name = '', values = ''] = part.split('=');
    const field = { runtime: 'node', client: 'fetch' }[name] ?? name;
    if (!fields.has(field) && field !== 'node' && field !== 'process')
      throw new NoSuchCell(`${query}: a cell has no field ${name}`);
    fields.set(field, values.split(','));
  }
  for (const field of ['node', 'process'])
    if (!fields.has(field)) throw new NoSuchCell(`${query}: which ${field}? (${field}=…)`);
  return fields;
}

function combinations(fields: ReadonlyMap<string, readonly string[]>): readonly Values[] {
  let all: readonly (readonly (readonly [string, string])[])[] = [[]];
  for (const [field, values] of fields)
    all = all.flatMap((one) => values.map((value) => [...one, [field, value] as const]));
  return all.map((fields) => new Map(fields));
}

function isMeant(cell: Values, asked: Values): boolean {
  return [...asked].every(([field, value]) => {
    const own = cell.get(field) ?? '';
    if (value === ANY || value === own) return true;
    if (field === 'node' && Object.hasOwn(KINDS, value))
      return /^\d/.test(own) && KINDS[value]!(own);
    return VERSIONED.includes(field) && own.startsWith(`${value}@`);
  });
}

/** Names the cell as the record would, so that its text can be measured. */
function noCellText(values: Values): string {
  const turned = [...values].filter(([field, value]) => {
    if (field === 'product') return value !== PLAYGROUND_SERVER;
    if (field === 'tls') return value === 'on';
    return !SUBJECT_KNOBS.some((knob) => knob === field && DEFAULTS[knob] === value);
  });
  const query = turned.map(([field, value]) => `${field}=${value}`).join('&');
  return `the record has no cell ${query}: measure it with npm run record, or take its count out of the text`;
}
