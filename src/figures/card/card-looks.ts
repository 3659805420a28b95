import { type Looks, readLooks } from './looks.ts';

/** Looks of the parts of a card around its picture, in the language of the site's style sheets. */
const CARD = `
  .paper { fill: var(--sheet); }
  .edge { fill: none; stroke: var(--rule); stroke-width: 1; }
  .rule { stroke: var(--ink); stroke-width: 2; }
  .hair { stroke: var(--rule-2); stroke-width: 1; }
  .card { fill: var(--ink); font-family: var(--sans); font-weight: 400; }
  .bold { font-weight: 700; }
  .soft { fill: var(--ink-2); }
  .faint { fill: var(--ink-3); }
  .serif { font-family: var(--serif); }
  .mono { font-family: var(--mono); }
  .on-race { fill: var(--on-race); }
  .chip { fill: none; stroke: var(--ink); stroke-width: 2; }
  .chip.failed { fill: var(--race-fill); stroke: none; }
  .chip.none { stroke: var(--rule-2); stroke-dasharray: 5 4; }
  .window-part { fill: var(--race-tint); }
  .hatch-part { fill: none; stroke: var(--race-line); stroke-width: 1.4; }
  .window-side { fill: none; stroke: var(--race-line); stroke-width: 2; }
  .sign { fill: none; stroke: var(--ink); stroke-width: 3; }
  .sign.failed { stroke: var(--on-race); }
  .ring { fill: var(--sheet); stroke: var(--ink); stroke-width: 2.5; }
  .half { fill: var(--race-fill); }
  .mark-race { fill: none; stroke: var(--race-line); }
  .mark-ink { fill: none; stroke: var(--ink); }
  .dot { fill: var(--ink); }
`;

/**
 * The looks of a card and of the picture in it.
 * @param tokens the text of src/styles/tokens.css
 * @param figure the text of src/styles/figure.css
 */
export function cardLooks(tokens: string, figure: string): Looks {
  return readLooks(tokens, [figure, CARD]);
}
