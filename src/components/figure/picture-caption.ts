import type { RunCard } from '../../figures/card/card.ts';
import type { Shape } from '../../figures/svg.ts';

/** What a plate says beside its picture. */
type PictureCaption = Omit<RunCard, 'picture' | 'words'>;

/** What a page says of a copy where it knows better than its markup shows. */
export type CopyCaption = Partial<PictureCaption> & {
  /** Drawn for the copy, where the page has several pictures that belong together. */
  readonly picture?: Shape;
};

/** A longer address is not printed into a picture. It has a program in it, and nobody would type it. */
const LINK_CHARS_MAX = 400;

/** Reads the caption of the picture that a page shows from what stands around it. */
export function captionIn(root: Element): PictureCaption {
  const verdict = verdictIn(root);
  const notes = [...root.querySelectorAll<HTMLElement>(NOTES)]
    .filter((note) => !note.hidden)
    .map(textOf)
    .filter(Boolean);
  const [ran = '', ...others] = notes;
  return {
    sign: signIn(verdict),
    headline: textOf(verdict?.querySelector('[data-part="words"]')),
    now: textOf(verdict?.querySelector('[data-part="now"]')) || undefined,
    ran,
    provenance: others.join(' '),
    link: linkOfMoment(),
  };
}

/** The provenance and the note on durations: below a figure, or above the picture of the playground. */
const NOTES = 'figcaption > .note:not([data-part]), [data-part="picture-note"] > :not([hidden])';

/** The verdict of the run that is shown. On the playground only the Lab’s picture has a note on durations. */
function verdictIn(root: Element): HTMLElement | null {
  const durations = root.querySelector<HTMLElement>('[data-part="durations"]');
  const engine = durations?.hidden ? 'webcontainer' : 'lab';
  return (
    root.querySelector<HTMLElement>(`[data-part="engine-result-${engine}"] .verdict`) ??
    root.querySelector<HTMLElement>('.verdict')
  );
}

function signIn(verdict: HTMLElement | null): RunCard['sign'] {
  const outcome = verdict?.dataset['outcome'];
  return outcome === 'ok' || outcome === 'failed' || outcome === 'depends' ? outcome : 'none';
}

function linkOfMoment(): string {
  const link = location.href;
  return link.length > LINK_CHARS_MAX
    ? `${location.host}: the address has the program in it and is too long to print`
    : link;
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
}
