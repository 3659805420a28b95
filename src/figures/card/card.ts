import { group, type Shape, shape } from '../svg.ts';
import { textWidth } from '../text-width.ts';
import type { Looks } from './looks.ts';
import { chip, chipHeight, type Sign, siteMark } from './marks.ts';
import { painted } from './painted.ts';
import { fitted, textLine, textLines } from './text.ts';

/** What a card says of a run, beside its picture. */
export interface RunCard {
  /** An SVG of src/figures/run, or a copy of one in a page. Its size is in its attributes. */
  readonly picture: Shape;
  readonly sign: Sign;
  /** `Request 2: socket hang up`, or `Depends on timing` */
  readonly headline: string;
  /** What this run did, where that depends on timing: `answered this time`. */
  readonly now?: string | undefined;
  /** What the run is about, in a few words. */
  readonly subject?: string | undefined;
  /** The versions, and what else was turned: `Node 20.0.0, node-fetch 2.6.12, gap=timeout0`. */
  readonly ran: string;
  /** Which engine ran it, and that durations are modelled. */
  readonly provenance: string;
  /** The address of this moment. Left out where the site does not know its own address. */
  readonly link?: string | undefined;
  /** The picture in words. */
  readonly words: string;
}

/** A finished card. */
export interface Card {
  readonly svg: Shape;
  readonly width: number;
  readonly height: number;
}

const SITE_NAME = 'The unread FIN';

/** The size that sites ask for which show a picture beside a link (ogp.me; X and Slack cut others to this shape). */
export const SHARED_SIZE = { width: 1200, height: 630 } as const;

/** Distance of everything from the edge of a shared card. */
const EDGE_PX = 34;
/** Letters of the picture are this much larger than on the site, because a shared card is shown at half its size. */
const PICTURE_SCALE = 1.78;
/** Width of the picture in a shared card before it is enlarged. The caller draws it for that width. */
export const SHARED_PICTURE_PX = Math.floor((SHARED_SIZE.width - 2 * EDGE_PX) / PICTURE_SCALE);

/** Widths are measured in the bold. A line in the regular has room for this much more (letters of the sans, by eye). */
const REGULAR_ROOM = 1.05;

/** A card of 1200 × 630 pixels, for a place that shows a picture beside a link. The verdict is its headline. */
export function sharedCard(card: RunCard, looks: Looks): Card {
  const { width, height } = SHARED_SIZE;
  const right = width - EDGE_PX;
  const name = siteName(right, 53, 24);
  const verdict = chip(card.sign, headlineOf(card), EDGE_PX, 18, headPx(card));
  const subjectX = EDGE_PX + verdict.width + 22;
  const room = right - name.width - 30 - subjectX;
  const subject = room > 150 && card.subject ? fitted(card.subject, room, [23, 20], 2) : undefined;
  const ran = fitted(card.ran, right - EDGE_PX, [24, 21, 18, 16], 1);
  const facts = joined(card.provenance, card.link);
  const small = fitted(facts, (right - EDGE_PX) * REGULAR_ROOM, [19, 17, 16, 15], 1);
  return cardDocument(card, looks, SHARED_SIZE, [
    verdict.shape,
    ...(subject
      ? [
          textLines(subject.lines, subjectX, subject.lines.length > 1 ? 38 : 52, subject.px * 1.2, {
            px: subject.px,
            className: 'soft',
          }),
        ]
      : []),
    name.shape,
    scaled(card.picture, EDGE_PX, 86, PICTURE_SCALE),
    textLines(ran.lines, EDGE_PX, height - 42, 0, { px: ran.px, className: 'bold' }),
    textLines(small.lines, EDGE_PX, height - 15, 0, { px: small.px, className: 'faint' }),
  ]);
}

/** How the headline and what this run did are written together. */
function headlineOf({ headline, now }: RunCard): string {
  return now ? `${headline}: ${now}` : headline;
}

/** Room for the subject and the name of the site, beside the headline of a shared card. */
const BESIDE_PX = 480;
const HEAD_SIZES = [32, 28, 25, 22, 19, 16] as const;

/** The largest size at which the headline leaves that room. */
function headPx(card: RunCard): number {
  const room = SHARED_SIZE.width - 2 * EDGE_PX - BESIDE_PX;
  const fits = (px: number) => chip(card.sign, headlineOf(card), 0, 0, px).width < room;
  return HEAD_SIZES.find(fits) ?? 16;
}

/** Margin of a plate, and the distance between its parts. */
const MARGIN_PX = 20;

/**
 * A plate: a picture in its own size, with the verdict above it and everything else that one has to know below, so that it
 * can stand in a place that has no text beside it.
 */
export function plateOf(card: RunCard, looks: Looks): Card {
  const picture = sizeOf(card.picture);
  const inner = picture.width;
  const headline = fitted(headlineOf(card), inner - 60, [19, 17, 15], 1);
  const verdict = chip(card.sign, headline.lines.join(' '), MARGIN_PX, MARGIN_PX, headline.px);
  const name = siteName(MARGIN_PX + inner, MARGIN_PX + 21, 15);
  const isBeside = verdict.width + name.width + 20 < inner;
  const top = MARGIN_PX + chipHeight(headline.px) + 14;
  const ran = fitted(card.ran, inner, [14], 4);
  const facts = fitted(card.provenance, inner, [12.5], 8);
  const link = card.link ? fitted(card.link, inner, [12.5], 8) : undefined;
  let y = top + picture.height + 26;
  const below: Shape[] = [];
  const add = (lines: readonly string[], px: number, className: string) => {
    below.push(textLines(lines, MARGIN_PX, y, px * 1.4, { px, className }));
    y += lines.length * px * 1.4;
  };
  add(ran.lines, ran.px, 'bold');
  add(facts.lines, facts.px, 'soft');
  if (link) add(link.lines, link.px, 'soft');
  if (!isBeside) add([SITE_NAME], 12.5, 'bold');
  const size = { width: inner + 2 * MARGIN_PX, height: Math.ceil(y + 4) };
  return cardDocument(card, looks, size, [
    verdict.shape,
    ...(isBeside ? [name.shape] : []),
    scaled(card.picture, MARGIN_PX, top, 1),
    ...below,
  ]);
}

/** The mark and the name of the site, so that they end at `right`. */
export function siteName(right: number, baseline: number, px: number) {
  const text = textWidth(SITE_NAME, 'sans', px);
  const size = px * 1.25;
  return {
    width: text + size * 1.4,
    shape: group('', [
      siteMark(right - text - size * 1.35, baseline - size * 0.84, size),
      textLine(SITE_NAME, right, baseline, { px, className: 'bold', anchor: 'end' }),
    ]),
  };
}

/** A drawing at a place, enlarged. Its own document keeps what is beyond its edge out of the card. */
function scaled(picture: Shape, x: number, y: number, scale: number): Shape {
  const { width, height } = sizeOf(picture);
  return {
    ...picture,
    attributes: {
      ...picture.attributes,
      x: String(x),
      y: String(y),
      width: String(width * scale),
      height: String(height * scale),
      viewBox: picture.attributes['viewBox'] ?? `0 0 ${width} ${height}`,
    },
  };
}

function sizeOf({ attributes }: Shape): { readonly width: number; readonly height: number } {
  return { width: Number(attributes['width']), height: Number(attributes['height']) };
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/**
 * A document of its own: it names its title and its description, and has a paper of a fixed colour, so that it looks the
 * same on a dark page and on a light one. It needs no other file and has no script.
 */
export function cardDocument(
  { headline, words }: Pick<RunCard, 'headline' | 'words'>,
  looks: Looks,
  { width, height }: { readonly width: number; readonly height: number },
  parts: readonly Shape[],
): Card {
  const svg = shape(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
    },
    shape('title', {}, `${headline}. ${SITE_NAME}`),
    shape('desc', {}, words),
    shape('rect', { class: 'paper', x: 0, y: 0, width, height }),
    shape('rect', { class: 'edge', x: 0.5, y: 0.5, width: width - 1, height: height - 1 }),
    ...parts,
  );
  return { svg: painted(svg, looks), width, height };
}
