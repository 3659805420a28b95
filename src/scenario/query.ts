import { asCopied } from './as-copied.ts';
import { isField, KNOBS, type Knob, scenarioOf, withOneClient } from './knobs.ts';
import { refusalOfRecordField } from './record-fields.ts';
import { DEFAULTS, type Field, type Scenario } from './scenario.ts';
import { QUERY_VERSION, type QueryFields, upgraded } from './upgrades.ts';

/** The scenario of an address, and whatever else the address has. */
interface ParsedQuery {
  readonly scenario: Scenario;
  /** What could not be read as it stands, one sentence each, for the reader. */
  readonly notes: readonly string[];
  /** Fields that are not the scenario's. They are kept, so that nothing of a link gets lost. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

/** Fields that the page uses beside the scenario's, so they need no note. */
const PAGE_FIELDS = ['v', 'at', 'level', 'vs', 'rec', 'run', 'theme', 'preset'];
const FIELDS_MAX = 100;
const SHOWN_CHARS_MAX = 40;

/**
 * A query that the command line cannot read. The message names the field, the value and what is
 * allowed.
 */
export class QueryError extends Error {
  override readonly name = 'QueryError';
}

/**
 * Reads the query of an address, and corrects each field by itself. A version that the site does
 * not have becomes the closest one; any other value that cannot be read becomes the default. Each
 * correction gives a note. Never throws.
 *
 * @param search with or without its question mark
 */
export function parseQuery(search: string): ParsedQuery {
  const { fields, notes } = fieldsOf(asCopied(search));
  const { scenario, unread } = readFields(fields);
  for (const misread of unread.values()) notes.push(noteOn(misread));
  notes.push(...overruled(fields, scenario));
  const others = [...fields].filter(([name]) => !isField(name) && name !== 'v');
  for (const [name, value] of others) {
    if (!PAGE_FIELDS.includes(name))
      notes.push(
        `Ignored ${shown(name, value)}: ${refusalOfRecordField(name) ?? 'there is no such field'}.`,
      );
  }
  return { scenario, notes, others };
}

/**
 * Reads a query that an author of this project wrote. It is strict, because every mistake there
 * should be found.
 *
 * @throws QueryError at the first mistake
 */
export function readQuery(search: string): Scenario {
  const { scenario, notes } = readFieldsWithClosest(search);
  if (notes[0]) throw new QueryError(notes[0]);
  return scenario;
}

/**
 * Reads a query of the command line. A version that is not here becomes the closest one, with a
 * note, as on the page. Any other mistake throws, because guessing would run something that was not
 * asked for.
 *
 * @throws QueryError at the first mistake
 */
export function readQueryWithClosest(search: string): Pick<ParsedQuery, 'scenario' | 'notes'> {
  return readFieldsWithClosest(asCopied(search));
}

function readFieldsWithClosest(search: string): Pick<ParsedQuery, 'scenario' | 'notes'> {
  const { fields, notes: mistakes } = fieldsOf(search);
  if (mistakes[0]) throw new QueryError(mistakes[0]);
  const notes: string[] = [];
  const { scenario, unread } = readFields(fields);
  for (const name of fields.keys()) {
    if (PAGE_FIELDS.includes(name)) continue;
    if (!isField(name)) throw new QueryError(unknownField(name));
    const misread = unread.get(name);
    if (misread && misread.closest === undefined)
      throw new QueryError(`${misread.shown} is not ${misread.expected}.`);
    if (misread) notes.push(noteOn(misread));
  }
  return { scenario, notes: [...notes, ...overruled(fields, scenario)] };
}

/**
 * Writes the query of an address, without its question mark. Node and node-fetch are always spelled
 * out, because people read them in a thread. The other fields are written only where they differ
 * from the default. The order is fixed, so equal scenarios have equal queries, and a search finds
 * them.
 *
 * @param others fields to carry along, as parseQuery gives them
 */
export function formatQuery(scenario: Scenario, others: ParsedQuery['others'] = []): string {
  const fields = KNOBS.map(({ field }) => field)
    .filter((field) => isSpelledOut(field, scenario) || scenario[field] !== DEFAULTS[field])
    .map((field) => `${field}=${scenario[field]}`);
  const version = QUERY_VERSION === 1 ? [] : [`v=${QUERY_VERSION}`];
  const rest = others.map(([name, value]) => String(new URLSearchParams([[name, value]])));
  return [...version, ...fields, ...rest].join('&');
}

/** With another client than node-fetch, the version of node-fetch says nothing. */
function isSpelledOut(field: Field, { client }: Scenario): boolean {
  return field === 'node' || (field === 'fetch' && client === DEFAULTS.client);
}

function fieldsOf(search: string): { fields: QueryFields; notes: string[] } {
  const fields = new Map<string, string>();
  const notes: string[] = [];
  for (const [name, value] of [...new URLSearchParams(search)].slice(0, FIELDS_MAX)) {
    if (fields.has(name)) notes.push(`Ignored ${shown(name, value)}: ${name} is given twice.`);
    else fields.set(name, value);
  }
  const version = Number(fields.get('v') ?? 1);
  if (!Number.isInteger(version) || version < 1 || version > QUERY_VERSION) {
    notes.push(
      `${shown('v', fields.get('v') ?? '')} is no version of address that this site knows.`,
    );
    return { fields, notes };
  }
  return { fields: upgraded(fields, version), notes };
}

/** A field whose text is no value of its knob. */
interface Misread {
  /** As it was asked for: `node=20.11.1`. */
  readonly shown: string;
  /** The value that stands in for it, if there is one. */
  readonly closest: string | undefined;
  /** What would have been allowed, in words. */
  readonly expected: string;
}

/**
 * Reads each knob's field. A text that cannot be read becomes the closest value if there is one, else
 * the default. `unread` has such fields, in the order of the knobs.
 */
function readFields(fields: QueryFields): {
  readonly scenario: Scenario;
  readonly unread: ReadonlyMap<Field, Misread>;
} {
  const unread = new Map<Field, Misread>();
  const read = <F extends Field>({ field, read, closest }: Knob<F>): Scenario[F] => {
    const text = fields.get(field);
    if (text === undefined) return DEFAULTS[field];
    const reading = read(text);
    if (reading.ok) return reading.value;
    const near = closest?.(text);
    unread.set(field, { shown: shown(field, text), closest: near, expected: reading.expected });
    return near ?? DEFAULTS[field];
  };
  return { scenario: withClient(scenarioOf(read), fields, unread), unread };
}

/** An address that names a client means it, also where it is the default: `client=node-fetch&fetch=http`. */
function withClient(
  scenario: Scenario,
  fields: QueryFields,
  unread: ReadonlyMap<Field, Misread>,
): Scenario {
  const misread = unread.get('client');
  if (!fields.has('client') || (misread && misread.closest === undefined)) return scenario;
  return scenario.fetch === 'http'
    ? { ...scenario, fetch: DEFAULTS.fetch }
    : withOneClient(scenario);
}

/** Says that `client` wins where an address has both and they differ. */
function overruled(fields: QueryFields, { client, fetch }: Scenario): readonly string[] {
  const asked = fields.get('fetch');
  if (asked === undefined || !fields.has('client')) return [];
  const isOverruled = client === DEFAULTS.client ? asked === 'http' && fetch !== asked : true;
  return isOverruled
    ? [`Ignored ${shown('fetch', asked)}: client=${client} is given, and it wins.`]
    : [];
}

function noteOn({ shown, closest, expected }: Misread): string {
  return closest === undefined
    ? `Ignored ${shown}: it is not ${expected}.`
    : `${shown} is not here: ${closest} is the closest.`;
}

function unknownField(name: string): string {
  const refusal = refusalOfRecordField(name);
  if (refusal) return `${shown(name)}: ${refusal}.`;
  const known = KNOBS.map(({ field }) => field).join(', ');
  return `${shown(name)} is not a field: the fields are ${known}.`;
}

/**
 * Quotes a part of an address in a sentence. A `+` is shown as it was typed, and the text is cut to
 * a line.
 */
function shown(name: string, value?: string): string {
  const text = value === undefined ? name : `${name}=${value.replaceAll(' ', '+')}`;
  return text.length > SHOWN_CHARS_MAX ? `${text.slice(0, SHOWN_CHARS_MAX)}…` : text;
}
