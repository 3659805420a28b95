import { readFileSync } from 'node:fs';
import { captionText } from '../../engines/provenance.ts';
import { certaintySentence, shownVerdict } from '../../exploration/words.ts';
import { type Card, type RunCard, SHARED_PICTURE_PX, sharedCard } from '../../figures/card/card.ts';
import { cardLooks } from '../../figures/card/card-looks.ts';
import type { Looks } from '../../figures/card/looks.ts';
import { picture } from '../../figures/run/picture.ts';
import { sceneOf } from '../../figures/run/scene.ts';
import { summaryOf } from '../../figures/run/summary.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scenarioText } from '../../scenario/scenario-text.ts';
import { verdictOf } from '../../trace/words/verdict.ts';
import { certaintyAtBuild, runAtBuild } from '../build-run.ts';

/** A card and the text for those who do not see it. */
export interface DescribedCard extends Card {
  readonly alt: string;
}

/** Beside the provenance: the order of events in a run of the Lab is Node's, the durations are not. */
const MODELLED = 'durations modelled';

let looks: Looks | undefined;

/** The looks of cards, from the style sheets of the site. */
export function siteLooks(): Looks {
  looks ??= cardLooks(sheet('tokens'), sheet('figure'));
  return looks;
}

function sheet(name: string): string {
  return readFileSync(`src/styles/${name}.css`, 'utf8');
}

/**
 * The card of a scenario, from a run while the site is built.
 * @param subject what the run is about, in a few words
 * @param site where the site is served, with its base; undefined where it is not known
 */
export async function runCard(
  scenario: Scenario,
  subject: string,
  site: URL | undefined,
): Promise<DescribedCard> {
  const { events, exitCode } = await runAtBuild(scenario);
  const certainty = await certaintyAtBuild(scenario);
  const verdict = verdictOf(events, exitCode);
  const { outcome, headline, now } = shownVerdict(verdict, certainty);
  const ran = scenarioText(scenario);
  const summary = summaryOf(events);
  const dependence =
    outcome === 'depends'
      ? certaintySentence(certainty, events, !verdict.failed)
      : `${verdict.headline}.`;
  const alt = `${subject}. ${dependence} ${ran}. ${summary}`;
  const drawn = picture(sceneOf(events, 'story'), {
    width: SHARED_PICTURE_PX,
    name: 'run',
    compact: true,
  });
  const card: RunCard = {
    picture: drawn.root,
    sign: outcome,
    headline,
    now: now || undefined,
    subject,
    ran,
    provenance: `${captionText()} · ${MODELLED}`,
    link: site && addressOf(scenario, site),
    words: alt,
  };
  return { ...sharedCard(card, siteLooks()), alt };
}

/** The address of a scenario without its scheme, as people write it. */
function addressOf(scenario: Scenario, site: URL): string {
  return String(new URL(`play/?${formatQuery(scenario)}`, site)).replace(/^https?:\/\//, '');
}
