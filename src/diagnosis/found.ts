import type { EvidenceOf, PastedEvidence } from './evidence.ts';
import type { Line } from './lines.ts';

/** Something that is known, and the line that says it. */
export interface Known<Value> {
  readonly value: Value;
  readonly at: Line;
}

/** The evidence that was found in a paste, by kind. */
export class FoundEvidence {
  readonly #byKind: ReadonlyMap<PastedEvidence['kind'], readonly PastedEvidence[]>;

  constructor(evidence: readonly PastedEvidence[]) {
    this.#byKind = Map.groupBy(evidence, ({ kind }) => kind);
  }

  all<Kind extends PastedEvidence['kind']>(kind: Kind): readonly EvidenceOf<Kind>[] {
    return (this.#byKind.get(kind) ?? []) as readonly EvidenceOf<Kind>[];
  }

  error(...kinds: readonly EvidenceOf<'error'>['error'][]): EvidenceOf<'error'> | undefined {
    return this.all('error').find(({ error }) => kinds.includes(error));
  }
}
