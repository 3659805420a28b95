import { label, labelShape } from '../labels.ts';
import { group, type Shape, shape } from '../svg.ts';
import { PHASE_PX, type PhasePanel, phaseShapes } from './panel.ts';

/** Room for the title above each panel, in pixels. */
const TITLE_PX = 24;

/** Several panels side by side in one document, each with its title: for a copy. */
export function phaseSheet(panels: readonly (PhasePanel & { readonly title: string })[]): Shape {
  const width = PHASE_PX.width * panels.length;
  const height = PHASE_PX.height + TITLE_PX;
  const drawn = panels.map((panel, index) =>
    shape(
      'g',
      { transform: `translate(${index * PHASE_PX.width} ${TITLE_PX})` },
      labelShape(label(panel.title, 0, -8, { className: 'strong' })),
      ...phaseShapes(panel),
    ),
  );
  return shape(
    'svg',
    { class: 'picture phase', viewBox: `0 0 ${width} ${height}`, width, height },
    group('', drawn),
  );
}
