import { label, labelShape } from '../../labels.ts';
import { polyline, type Shape } from '../../svg.ts';
import { RIGHT_PX } from './lane-places.ts';
import type { WideLayout } from './layout.ts';

/** Half the width of a torn edge, and the height of one of its teeth. */
const TOOTH_PX = 3;

/** A torn edge where a part of the run begins or ends, and how many steps are beyond it. */
export function wideCuts(sheet: WideLayout): Shape[] {
  const { scene, gutter, width, roomy, board, y } = sheet;
  const { before = 0, after = 0 } = scene.leftOut ?? {};
  const noun = roomy ? ' steps' : '';
  const texts = [
    ...(before > 0 ? [`${before}${noun} earlier`] : []),
    ...(after > 0 ? [`${after}${noun} later`] : []),
  ];
  const words = texts.map((text, index) =>
    board.put(label(text, 0, index === 0 ? y.title : y.dimension + 2, { className: 'strong' })),
  );
  return [
    ...(before > 0 ? [tornEdge(sheet, gutter)] : []),
    ...(after > 0 ? [tornEdge(sheet, width - RIGHT_PX + 6)] : []),
    ...words.map((one) => labelShape(one)),
  ];
}

function tornEdge({ y }: WideLayout, x: number): Shape {
  const teeth = Math.floor((y.end - y.ruler + 6) / (2 * TOOTH_PX));
  const points = Array.from({ length: teeth + 1 }, (_, index) => {
    const side = index % 2 === 0 ? -TOOTH_PX : TOOTH_PX;
    return [x + side, y.ruler - 6 + index * 2 * TOOTH_PX] as const;
  });
  return polyline('torn', points);
}
