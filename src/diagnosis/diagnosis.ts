import { nodeText } from './case/node.ts';
import type { Case } from './case.ts';
import type { Way } from './fix/way.ts';
import type { LikeScenario } from './scenario.ts';
import type { Reason } from './verdict.ts';

/** What a paste shows. */
export interface Diagnosis {
  /** `not-this-bug:` is followed by the id of a look-alike. */
  readonly verdict: 'this-bug' | 'unknown' | `not-this-bug:${string}`;
  /** Of an unknown case: what it looks like so far. */
  readonly lean?: 'this-bug';
  readonly reasons: readonly Reason[];
  /** What is not shown, of an unknown case. */
  readonly missing: readonly string[];
  /** How often it fails on this release of Node, of this bug. */
  readonly frequency?: 'always' | 'sometimes';
  readonly versions: { readonly node?: string; readonly client?: string };
  /** In words, with the commands and edits of `ways`. */
  readonly fix: string;
  /** The fix as steps that can be carried out, the best way first. Empty where there are words alone. */
  readonly ways: readonly Way[];
  /** What can still fail afterwards, in a sentence. */
  readonly risk?: string;
  /** Shows whether it is so. `$URL` stands for the failing address. */
  readonly nextCommand: string;
  readonly scenario?: LikeScenario;
}

/** The releases of a case, as an answer shows them. */
export function versionsOf(of: Case): Diagnosis['versions'] {
  const node = of.node()?.value;
  const sender = of.sender()?.value;
  return {
    ...(node ? { node: nodeText(node) } : {}),
    ...(sender ? { client: `${sender.name} ${sender.versions}`.trim() } : {}),
  };
}
