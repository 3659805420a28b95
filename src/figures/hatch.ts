import { line, type Shape, shape } from './svg.ts';

/**
 * The pattern of the race window: 45° lines over a tint. `name` becomes an id, so it must be unique
 * in the document.
 */
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
