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

/** A scenario with a name. */
export interface Preset {
  readonly id: string;
  readonly kind: PresetKind;
  readonly title: string;
  /** One sentence that says what to look at. */
  readonly sentence: string;
  readonly scenario: Scenario;
  /**
   * How it ends on real Node: whether every request is answered. The page does not use it: it runs the preset. Tests
   * compare the Lab, Node itself and the record with it. Where the answer depends on timing, Node has to give both
   * answers, and this is the more frequent one.
   */
  readonly outcome: Outcome;
  /** Set where the preset is about a warm process, because the time of the callbacks has a part in the answer. */
  readonly warm?: true;
}

/** A row of the tables: a preset without the properties that are derived. */
interface PresetRow {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** The knobs that are turned. */
  readonly turned: Partial<Scenario>;
  readonly outcome: Outcome;
  readonly warm?: true;
}

export function presetsOf(kind: PresetKind, rows: readonly PresetRow[]): readonly Preset[] {
  return rows.map(({ turned, ...row }) => ({ ...row, kind, scenario: { ...DEFAULTS, ...turned } }));
}
