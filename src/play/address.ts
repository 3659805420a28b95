import { type Deflate, decodeEdits, type Edits, encodeEdits } from '../scenario/code-link.ts';
import { conflictIn } from '../scenario/conflicts.ts';
import { formatQuery, parseQuery } from '../scenario/query.ts';
import type { PageAddress, TabMemory } from './memory.ts';
import type { Arrival, State } from './state/state.ts';

/** The field that names a step of the run: `at=write.2`. */
const STEP = 'at';

/**
 * What the page shows at an address. Text that was typed here and is not in the address yet comes
 * from the tab's memory. Code in the address counts as the reader's own only if this tab remembers
 * having written or run it.
 */
export async function arrivalAt(
  { search, hash }: PageAddress,
  memory: TabMemory,
  deflate: Deflate,
): Promise<Arrival> {
  const { scenario, notes, others } = parseQuery(search);
  const conflict = conflictIn(scenario);
  const decoded = await decodeEdits(hash, deflate);
  const draft = memory.draftAt({ search, hash });
  return {
    scenario,
    others: others.filter(([name]) => name !== STEP),
    step: others.find(([name]) => name === STEP)?.[1],
    notes: [
      ...notes,
      ...(conflict ? [`${conflict.field}=${conflict.value}: ${conflict.reason}`] : []),
      ...(decoded.ok ? [] : [decoded.note]),
    ],
    edits: draft?.edits ?? (decoded.ok ? decoded.edits : {}),
    author: draft?.author ?? (!hash || memory.isOwn(hash) ? 'reader' : 'link'),
  };
}

/** The query of a state: the knobs, the other fields that the address had, and the step. */
export function searchOf({ scenario, others, view: { step } }: State): string {
  return `?${formatQuery(scenario, step === undefined ? others : [...others, [STEP, step]])}`;
}

/** @returns empty when nothing is edited; undefined when the code is too long for a link */
export async function hashOf(edits: Edits, deflate: Deflate): Promise<string | undefined> {
  const code = await encodeEdits(edits, deflate);
  return code ? `#${code}` : code;
}
