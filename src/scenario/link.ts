import { STEP_FIELD, withoutTail } from './as-copied.ts';
import { type Deflate, decodeEdits, type Edits, encodeEdits } from './code-link.ts';
import { conflictIn } from './conflicts.ts';
import { CLIENTS_NOT_LOADED, isLoaded, loadClients } from './program/clients/loaded.ts';
import { formatQuery, parseQuery } from './query.ts';
import { DEFAULTS, type Scenario } from './scenario.ts';

/** Everything that an address of the playground says. */
export interface Link {
  readonly scenario: Scenario;
  /** Fields that are neither a knob nor the step. They are kept, so that nothing of a link gets lost. */
  readonly others: readonly (readonly [name: string, value: string])[];
  /** Id of the event that is shown, `write.2`. Undefined for the one that the run is about. */
  readonly step: string | undefined;
  /** The program of the link, where it is not what the knobs write. It may be anybody's. */
  readonly edits: Edits;
}

/** The two parts of an address that say what a page is about, as `location` has them. */
export interface LinkParts {
  /** With its `?`, or empty. */
  readonly search: string;
  /** With its `#`, or empty. */
  readonly hash: string;
}

/**
 * Reads an address. What cannot be read is left out or replaced, with a sentence for the reader in
 * `notes`. Never throws.
 */
export async function readLink(
  { search, hash }: LinkParts,
  deflate: Deflate,
): Promise<Link & { readonly notes: readonly string[] }> {
  const { notes, others, ...asked } = parseQuery(search);
  const { scenario, refusal } = await writable(asked.scenario);
  const conflict = conflictIn(scenario);
  const decoded = await decodeEdits(hash, deflate);
  const step = others.find(([name]) => name === STEP_FIELD)?.[1];
  return {
    scenario,
    others: others.filter(([name]) => name !== STEP_FIELD),
    step: step === undefined ? undefined : withoutTail(step),
    edits: decoded.ok ? decoded.edits : {},
    notes: [
      ...notes,
      ...refusal,
      ...(conflict ? [`${conflict.field}=${conflict.value}: ${conflict.reason}`] : []),
      ...(decoded.ok ? [] : [decoded.note]),
    ],
  };
}

/** The scenario when the code of its client is there; else with node-fetch in the client's place, and why. */
async function writable(
  scenario: Scenario,
): Promise<{ readonly scenario: Scenario; readonly refusal: readonly string[] }> {
  if (isLoaded(scenario.client)) return { scenario, refusal: [] };
  try {
    await loadClients();
    return { scenario, refusal: [] };
  } catch {
    const reason = `client=${scenario.client}: ${CLIENTS_NOT_LOADED} node-fetch stands in for it.`;
    return { scenario: { ...scenario, client: DEFAULTS.client }, refusal: [reason] };
  }
}

/** The query of a link, with its question mark. The same link always has the same query. */
export function searchOfLink({ scenario, others, step }: Omit<Link, 'edits'>): string {
  return `?${formatQuery(scenario, step === undefined ? others : [...others, [STEP_FIELD, step]])}`;
}

/**
 * The fragment of a link, with its `#`.
 *
 * @returns empty when nothing is edited; undefined when the code is too long for a link
 */
export async function hashOfEdits(edits: Edits, deflate: Deflate): Promise<string | undefined> {
  const code = await encodeEdits(edits, deflate);
  return code ? `#${code}` : code;
}
