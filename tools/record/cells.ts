import { type Subject, subjectQuery } from '../../src/recordings/subject.ts';
import type { Parts } from './parts.ts';
import { type Plan, type Product, subjectsOf, wordsOf } from './plans/plan.ts';
import { programsOf } from './trials/programs.ts';

/** A cell that is to be measured. */
export interface PlannedCell {
  /** The subject's query. */
  readonly id: string;
  readonly plan: Plan;
  readonly subject: Subject;
}

/** The cells of the plans, each once, under the first plan that has it. What a client has no word for is left out. */
export function cellsOfPlans(plans: readonly Plan[], parts: Parts): readonly PlannedCell[] {
  const cells = new Map<string, PlannedCell>();
  for (const plan of plans) {
    for (const subject of plan.products(parts).flatMap(subjectsOf)) {
      const id = subjectQuery(subject);
      if (cells.has(id) || !programsOf(subject, parts)) continue;
      cells.set(id, { id, plan, subject });
    }
  }
  return [...cells.values()];
}

/** What a plan covers on this machine, in words. */
export function coverageOf(plan: Plan, parts: Parts): string {
  const products = plan.products(parts).filter(hasSubjects);
  return products.length > 0 ? products.map(wordsOf).join('; ') : 'nothing on this machine';
}

function hasSubjects(product: Product): boolean {
  return product.every(({ turns }) => turns.length > 0);
}
