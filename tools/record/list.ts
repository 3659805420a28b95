import { cellsOfPlans, coverageOf } from './cells.ts';
import { estimateMs, timeLeftText } from './estimate.ts';
import { kindsNeeded, partsHere } from './parts.ts';
import { RECORD_PLANS } from './plans/index.ts';

/** Prints each plan with what it covers on this machine, its cells, and how long their first trials take. */
export async function listPlans(): Promise<void> {
  const { parts, missing } = await partsHere(kindsNeeded(RECORD_PLANS));
  const cells = cellsOfPlans(RECORD_PLANS, parts);
  let totalMs = 0;
  for (const plan of RECORD_PLANS) {
    const ofPlan = cells.filter((cell) => cell.plan === plan);
    const ms = ofPlan.reduce(
      (sum, { subject }) => sum + estimateMs(subject, plan.trials[subject.process]),
      0,
    );
    totalMs += ms;
    console.log(`${plan.id}: ${plan.title}.`);
    console.log(`  ${coverageOf(plan, parts)}`);
    console.log(`  ${ofPlan.length} cells that no plan above has, ${timeLeftText(ms)}\n`);
  }
  console.log(
    `${cells.length} cells, ${timeLeftText(totalMs)} for their first trials one after another.`,
  );
  for (const { what, why } of missing) console.log(`Missing here: ${what}. ${why}`);
}
