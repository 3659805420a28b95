import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { mapFromJson, mapToJson } from '../exploration/phase/map-json.ts';
import type { PhaseMap } from '../exploration/phase/phase-map.ts';
import { PLANES, type PlaneName } from '../exploration/phase/plane.ts';
import { formatQuery } from '../scenario/query.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { cachePath, readIfThere, writeWhole } from './cache.ts';
import { codeKey } from './code-key.ts';
import { LabRunner } from './lab-runner.ts';
import { phaseIn, phaseTrials } from './phase-runs.ts';

/** A map is the result of this code and of what it reads beside the release. */
const CODE = 'src/build/phase-runs.ts';
const READ = ['playground/probe.mjs', cachePath('packages', 'key')];

let code: Promise<string> | undefined;
let runner: Promise<LabRunner> | undefined;
const known = new Map<string, Promise<PhaseMap>>();

/** The map of a scenario: from an earlier build, if it would come out the same, else from new runs. */
export function phaseAtBuild(scenario: Scenario, plane: PlaneName): Promise<PhaseMap> {
  const key = `${plane} ${formatQuery(scenario)}`;
  const map = known.get(key) ?? make(scenario, plane, key);
  known.set(key, map);
  return map;
}

async function make(scenario: Scenario, plane: PlaneName, key: string): Promise<PhaseMap> {
  code ??= codeKey(CODE, READ);
  const hash = createHash('sha256')
    .update(await code)
    .update(await readFile(cachePath('packs', `${scenario.node}.json`)))
    .update(JSON.stringify(PLANES[plane]))
    .update(key);
  const path = cachePath('phases', `${hash.digest('hex')}.json`);
  const text = await readIfThere(path);
  if (text !== undefined) return mapFromJson(JSON.parse(text));
  runner ??= LabRunner.load();
  const map = await phaseIn(phaseTrials(await runner, scenario, PLANES[plane]));
  await writeWhole(path, JSON.stringify(mapToJson(map)));
  return map;
}
