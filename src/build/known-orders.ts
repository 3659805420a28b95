import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Exploration } from '../exploration/orders/index.ts';
import { formatQuery } from '../scenario/query.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { cachePath, readIfThere, writeWhole } from './cache.ts';
import { codeKey } from './code-key.ts';

/** A search is the result of this code and of what it reads beside the release. */
const CODE = 'src/build/scenario-orders.ts';
const READ = ['playground/probe.mjs', cachePath('packages', 'key')];

let code: Promise<string> | undefined;

/**
 * The search over orders of a scenario from an earlier build, if it would come out the same: it was made by the same code,
 * of the same release and packages. Otherwise it is made and kept.
 */
export async function knownOrders(
  scenario: Scenario,
  make: () => Promise<Exploration>,
): Promise<Exploration> {
  code ??= codeKey(CODE, READ);
  const hash = createHash('sha256')
    .update(await code)
    .update(await readFile(cachePath('packs', `${scenario.node}.json`)))
    .update(formatQuery(scenario));
  const path = cachePath('orders', `${hash.digest('hex')}.json`);
  const known = await readIfThere(path);
  if (known !== undefined) return JSON.parse(known);
  const made = await make();
  await writeWhole(path, JSON.stringify(made));
  return made;
}
