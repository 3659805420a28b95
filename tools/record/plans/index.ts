import { clientsPlan } from './clients.ts';
import { durationsPlan } from './durations.ts';
import { finPlan } from './fin.ts';
import type { Plan } from './plan.ts';
import { presetsPlan } from './presets.ts';
import { releasesPlan } from './releases.ts';
import { remediesPlan } from './remedies.ts';
import { runtimesPlan } from './runtimes.ts';
import { serversPlan } from './servers.ts';
import { tlsPlan } from './tls.ts';
import { variantsPlan } from './variants.ts';
import { waitsPlan } from './waits.ts';

/** In the order of the record. A subject that is in two plans belongs to the first, which asks for most trials. */
export const RECORD_PLANS: readonly Plan[] = [
  durationsPlan,
  waitsPlan,
  releasesPlan,
  finPlan,
  remediesPlan,
  presetsPlan,
  variantsPlan,
  serversPlan,
  clientsPlan,
  runtimesPlan,
  tlsPlan,
];
