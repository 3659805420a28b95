import { type Subject, subjectQuery } from '../../src/recordings/subject.ts';
import type { Parts } from './parts.ts';
import { type Plan, type Product, productText, subjectsOf } from './plans/plan.ts';
import { programsOf } from './trials/programs.ts';

/** A cell that is to be measured. */
export interface PlannedCell {
  /** The subject's query. */
  readonly id: string;
  readonly plan: Plan;
  readonly subject: Subject;
}

/**
 * The cells of the plans, each once, under the first plan that has it. What a client has no word for is left out, and
 * releases and runtimes on which it does not run.
 */
export function cellsOfPlans(plans: readonly Plan[], parts: Parts): readonly PlannedCell[] {
  const cells = new Map<string, PlannedCell>();
  for (const plan of plans) {
    for (const subject of plan.products(parts).flatMap(subjectsOf)) {
      const id = subjectQuery(subject);
      if (cells.has(id) || !canRun(subject, parts) || !programsOf(subject, parts)) continue;
      cells.set(id, { id, plan, subject });
    }
  }
  return [...cells.values()];
}

/** A library that names no oldest release runs on this one. */
const NODE_MIN = '20.0.0';

function runsOnRelease({ client, runtime }: Subject, { clients }: Parts): boolean {
  const library = clients.find(({ id }) => id === client)?.part;
  const node = /^node@(.+)$/.exec(runtime)?.[1];
  return !library || node === undefined || !isOlder(node, library.nodeMin ?? NODE_MIN);
}

function canRun(subject: Subject, parts: Parts): boolean {
  return runsOnRelease(subject, parts) && !isReplaced(subject, parts);
}

/** What the runtime puts in the place of a package is another client. */
function isReplaced({ client, runtime }: Subject, { runtimes }: Parts): boolean {
  const replaces = runtimes.find(({ id }) => id === runtime)?.part.replaces ?? [];
  return replaces.some((name) => client.startsWith(`${name}@`));
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

/** What a plan covers on this machine, in words. */
export function coverageOf(plan: Plan, parts: Parts): string {
  const products = plan.products(parts).filter(hasSubjects);
  return products.length > 0 ? products.map(productText).join('; ') : 'nothing on this machine';
}

function hasSubjects(product: Product): boolean {
  return product.every(({ turns }) => turns.length > 0);
}
