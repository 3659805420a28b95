import type { PhaseMapJson } from '../../../exploration/phase/map-json.ts';
import type { PhasePoint, PlaneName } from '../../../exploration/phase/plane.ts';
import type { Band, RecordedBar } from '../../../figures/phase/recorded.ts';
import type { Scenario } from '../../../scenario/scenario.ts';

/** One of the pictures that stand side by side. */
export interface PhasePanelData {
  /** The scenario whose two times are varied. */
  readonly scenario: Scenario;
  readonly title: string;
  /** On the button that chooses the picture on a narrow screen. */
  readonly short: string;
  /** Behind the title, in small letters. */
  readonly note: string;
  /** What the picture shows, in a sentence. */
  readonly says?: string;
  readonly map: PhaseMapJson;
  readonly bands: readonly Band[];
  readonly bars: readonly RecordedBar[];
}

/** What a page gives its figure. */
export interface PhaseData {
  readonly plane: PlaneName;
  readonly at: PhasePoint;
  /** The path that the site is served under. */
  readonly base: string;
  readonly panels: readonly PhasePanelData[];
}
