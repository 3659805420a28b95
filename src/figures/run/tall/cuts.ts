import { type LabelBoard, label, labelShape } from '../../labels.ts';
import { polyline, type Shape } from '../../svg.ts';
import { type TallLayout, X } from './layout.ts';

/** Half the height of a torn edge, and the width of one of its teeth. */
const TOOTH_PX = 3;

/** A torn edge where a part of the run begins or ends, and how many steps are beyond it. */
export function tallCuts({ scene, top, bottom }: TallLayout, board: LabelBoard): Shape[] {
  const { before = 0, after = 0 } = scene.leftOut ?? {};
  const words = (text: string, y: number) => label(text, X.label, y, { className: 'strong' });
  const texts = [
    ...(before > 0 ? [words(`${before} steps earlier`, 44)] : []),
    ...(after > 0 ? [words(`${after} steps later`, bottom - 16)] : []),
  ].map((one) => board.put(one));
  return [
    ...(before > 0 ? [tornEdge(top)] : []),
    ...(after > 0 ? [tornEdge(bottom - TOOTH_PX)] : []),
    ...texts.map((one) => labelShape(one)),
  ];
}

function tornEdge(y: number): Shape {
  const teeth = Math.floor((X.label - X.time - 8) / (2 * TOOTH_PX));
  const points = Array.from({ length: teeth + 1 }, (_, index) => {
    const side = index % 2 === 0 ? -TOOTH_PX : TOOTH_PX;
    return [X.time + 4 + index * 2 * TOOTH_PX, y + side] as const;
  });
  return polyline('torn', points);
}
