import type { Outcome } from '../../trace/words/verdict.ts';
import { DEFAULTS, type Scenario } from '../scenario.ts';

/** The kinds of presets, each with its heading. */
export const PRESET_KINDS = {
  bug: 'The bug',
  before: 'Where it is not seen',
  timing: 'Depends on timing',
  workaround: 'Workarounds',
  fix: 'Fixes',
  'not-a-fix': 'Looks like a fix, is none',
  server: 'Other servers',
} as const;
type PresetKind = keyof typeof PRESET_KINDS;

/**
 * What real releases of Node did with real servers: in how many runs all requests were answered.
 * The page does not use these counts: it runs the preset. Tests compare the Lab and Node itself
 * with them. Where the answer depends on timing, Node has to give both answers, and the Lab the
 * more frequent one.
 */
interface Measured {
  readonly outcome: Outcome;
  readonly answered: number;
  readonly runs: number;
  /** The measurement that the counts are from: which releases and servers were run. */
  readonly plan: Plan;
}

/** A scenario with a name. */
export interface Preset {
  readonly id: string;
  readonly kind: PresetKind;
  readonly title: string;
  /** One sentence that says what to look at. */
  readonly sentence: string;
  readonly scenario: Scenario;
  readonly measured: Measured;
}

/**
 * Measurements that presets refer to. Each has 20 runs for each release and server; those of a warm
 * process have 60.
 */
export const PLANS = {
  clients: 'hyper 0.14.19 and a raw server; one release',
  workarounds: 'a raw server; Node 20.0.0, 20.20.2, 24.21.0 and 26.10.0',
  'late FIN': 'a raw server with its FIN 50 ms after the response',
  'honoured close':
    'three clients; a raw server, its FIN at once, 2 and 20 ms late; 9 releases from 19.8.1 to 26.12.1',
  'older Node': 'hyper 0.14.19 and a raw server; Node 18.20.8 with the agent of Node 19',
  servers: 'a raw server; one release',
  'warm process': 'the server of the playground; one process, 30 ms between two runs',
  playground: 'the server of the playground; Node 20.0.0, 20.20.2, 24.21.0 and 26.10.0',
  sequence: 'hyper 0.14.19, ten requests in a row; one release',
} as const;
type Plan = keyof typeof PLANS;

/** A row of the tables: a preset without the properties that are derived. */
interface PresetRow {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** The knobs that are turned. */
  readonly turned: Partial<Scenario>;
  readonly measured: readonly [answered: number, runs: number, plan: Plan];
}

export function presetsOf(kind: PresetKind, rows: readonly PresetRow[]): readonly Preset[] {
  return rows.map(({ id, title, sentence, turned, measured: [answered, runs, plan] }) => ({
    id,
    kind,
    title,
    sentence,
    scenario: { ...DEFAULTS, ...turned },
    measured: { outcome: answered > runs / 2 ? 'ok' : 'failed', answered, runs, plan },
  }));
}
