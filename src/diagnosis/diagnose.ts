import { Case } from './case.ts';
import { type Diagnosis, versionsOf } from './diagnosis.ts';
import { waysText } from './fix/way.ts';
import { readEvidence } from './read.ts';
import { scenarioLike } from './scenario.ts';
import { LOOK_ALIKE_VERDICTS } from './verdicts/order.ts';
import { thisBug } from './verdicts/this-bug.ts';
import { unknownCase } from './verdicts/unknown.ts';

export type { Diagnosis } from './diagnosis.ts';

/** Reads a paste and says whether it is this bug. It never says yes without a line for each of its conditions. */
export function diagnose(paste: string): Diagnosis {
  const of = new Case(readEvidence(paste));
  const diagnosis = verdictOn(of);
  const scenario = scenarioLike(diagnosis.verdict, of);
  return scenario ? { ...diagnosis, scenario } : diagnosis;
}

function verdictOn(of: Case): Diagnosis {
  for (const lookAlike of LOOK_ALIKE_VERDICTS) {
    const reasons = lookAlike.test(of);
    if (!reasons) continue;
    const { id, fix, nextCommand } = lookAlike;
    const ways = lookAlike.ways?.(of) ?? [];
    return {
      verdict: `not-this-bug:${id}`,
      reasons,
      missing: [],
      versions: versionsOf(of),
      fix: ways.length > 0 ? `${waysText(ways)} ${fix}` : fix,
      ways,
      nextCommand,
    };
  }
  return thisBug(of) ?? unknownCase(of);
}
