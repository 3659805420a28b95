import type { Case } from '../case.ts';
import { conditionsOf } from '../conditions.ts';
import { type Diagnosis, versionsOf } from '../diagnosis.ts';
import { bugOn } from '../facts/node-releases.ts';
import { fixFor } from '../fix/fix.ts';

/** This bug, with a line for each of its conditions; undefined without one of them. */
export function thisBug(of: Case): Diagnosis | undefined {
  const { areMet, reasons } = conditionsOf(of);
  if (!areMet) return undefined;
  const node = of.node();
  return {
    verdict: 'this-bug',
    reasons,
    missing: [],
    versions: versionsOf(of),
    ...fixFor(of),
    frequency: node && bugOn(node.value.release) === 'sometimes' ? 'sometimes' : 'always',
  };
}
