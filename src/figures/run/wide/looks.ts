import { label, labelShape } from '../../labels.ts';
import { line, type Shape } from '../../svg.ts';
import type { Look } from '../scene/looks.ts';
import { LOOK_HALF_PX, lookSign, lookStem, placed } from '../shapes.ts';
import type { WideLayout } from './layout.ts';

/**
 * Node's looks: a line through both rows of the socket, because Node learns there what the kernel knows. Looks after the
 * current step are returned as `under`, to be drawn below the veil.
 */
export function wideLooks(sheet: WideLayout): { readonly under: Shape[]; readonly over: Shape[] } {
  const isLater = ({ place }: Look) => sheet.now !== undefined && place > sheet.now.place;
  const shown = sheet.scene.looks.filter(({ place }) => sheet.x(place) >= sheet.gutter);
  const drawn = shown.map((look) => ({ isLater: isLater(look), shapes: shapesOf(sheet, look) }));
  return {
    under: drawn.filter((each) => each.isLater).flatMap(({ shapes }) => shapes),
    over: drawn.filter((each) => !each.isLater).flatMap(({ shapes }) => shapes),
  };
}

function shapesOf(sheet: WideLayout, { id, place, found, forms }: Look): Shape[] {
  const x = sheet.x(place);
  const half = LOOK_HALF_PX;
  const { js, look, kernel, busPx } = sheet.y;
  /** Upper end of the line, inside the turn and above the block of the request. */
  const top = js + 21;
  const foot = kernel + busPx / 2;
  sheet.board.block({ left: x - half, top: foot - half, right: x + half, bottom: foot + half });
  sheet.board.block({ left: x - 2, top: top - 2, right: x + 2, bottom: foot });
  const className = 'strong halo';
  const words = sheet.board.fit(
    forms.flatMap((text) => [
      [label(text, x - 6, look, { className, anchor: 'end' })],
      [label(text, x + 6, look, { className })],
    ]),
  );
  return [
    placed(`look-${id}`, x, 0, [
      ...lookStem([0, top], [0, foot - half]),
      line('look-stem', -6, top, 6, top),
      placed(`look-sign-${id}`, 0, foot, [lookSign(found)]),
    ]),
    ...words.map((one) => labelShape(one)),
  ];
}
