import { line, type Shape, shape } from './svg.ts';

/** Where kernel and Node disagree: 45° lines over a tint. `name` must be its own in the document. */
export function hatchPattern(name: string): Shape {
  const stroke = line('hatch', 0, 0, 0, 7);
  const pattern = {
    id: name,
    width: 7,
    height: 7,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  };
  return shape('defs', {}, shape('pattern', pattern, stroke));
}
