import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CellIndex } from '../recordings/cells.ts';
import { type ClientsOnRelease, readClientsOnRelease } from '../recordings/clients.ts';
import { type RecordedFidelity, readFidelity } from '../recordings/fidelity.ts';
import { type NodeTests, readNodeTests } from '../recordings/node-tests.ts';
import { type MachineRecord, readRecord } from '../recordings/record.ts';
import { type RecordOrders, readRecordOrders } from '../recordings/record-orders.ts';
import { type RuleAblations, readRuleAblations } from '../recordings/rule-ablations.ts';
import { readIfThere } from './cache.ts';

/** The cells that `npm run record` wrote. */
const CELLS_FILE = 'src/recordings/data/cells.json';

/** The record, with the text of its file. */
interface RecordAtBuild {
  readonly text: string;
  readonly record: MachineRecord;
  readonly index: CellIndex;
}

/** How the Lab compares with them: `npm run conformance -- record` wrote it. */
const FIDELITY_FILE = 'src/recordings/data/fidelity.json';

let loading: Promise<RecordAtBuild> | undefined;

/** The record of real machines, read once for all pages of a build. */
export function recordAtBuild(): Promise<RecordAtBuild> {
  loading ??= load();
  return loading;
}

/** @throws Error when it is missing, ValiError when it has another shape */
async function load(): Promise<RecordAtBuild> {
  const text = await readIfThere(resolve(CELLS_FILE));
  if (text === undefined)
    throw new Error(
      `${CELLS_FILE} is missing: restore it with git, or make one with npm run record`,
    );
  const record = readRecord(JSON.parse(text));
  return { text, record, index: new CellIndex(record) };
}

/**
 * How the Lab compares with the record.
 *
 * @throws Error when it was compared with another record than the one that is there
 */
export async function fidelityAtBuild(): Promise<RecordedFidelity> {
  const [{ text }, fidelity] = await Promise.all([
    recordAtBuild(),
    readFile(resolve(FIDELITY_FILE), 'utf8'),
  ]);
  const compared = readFidelity(JSON.parse(fidelity));
  const here = createHash('sha256').update(text).digest('hex');
  if (compared.record !== here)
    throw new Error(`${FIDELITY_FILE} is about another record: run npm run conformance -- record`);
  return compared;
}

/** The record beside the search over every order: `npm run conformance -- record-orders` wrote it. */
const RECORD_ORDERS_FILE = 'src/recordings/record-orders.json';

/** @throws ValiError when it has another shape */
export async function recordOrdersAtBuild(): Promise<RecordOrders> {
  return readRecordOrders(JSON.parse(await readFile(resolve(RECORD_ORDERS_FILE), 'utf8')));
}

/** Node's own tests in the Lab: `npm run conformance -- node-tests` wrote it. */
const NODE_TESTS_FILE = 'src/recordings/node-tests/24.21.0.json';

/** @throws ValiError when it has another shape */
export async function nodeTestsAtBuild(): Promise<NodeTests> {
  return readNodeTests(JSON.parse(await readFile(resolve(NODE_TESTS_FILE), 'utf8')));
}

/** The Lab without each rule of its kernel: `npm run conformance -- rules` wrote it. */
const RULES_FILE = 'src/recordings/rule-ablations.json';

/** @throws ValiError when it has another shape */
export async function ruleAblationsAtBuild(): Promise<RuleAblations> {
  return readRuleAblations(JSON.parse(await readFile(resolve(RULES_FILE), 'utf8')));
}

/** Clients in the Lab, a file for each release: `npm run conformance -- clients` wrote them. */
const CLIENTS_FOLDER = 'src/recordings/clients';

/** @throws ValiError when one has another shape; Error when there is none */
export async function clientsAtBuild(): Promise<
  readonly [ClientsOnRelease, ...ClientsOnRelease[]]
> {
  const folder = resolve(CLIENTS_FOLDER);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const [first, ...others] = await Promise.all(
    names.map(async (name) =>
      readClientsOnRelease(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
  if (!first) throw new Error(`${CLIENTS_FOLDER} is empty: run npm run conformance -- clients`);
  return [first, ...others];
}
