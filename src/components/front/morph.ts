/**
 * Animates the change from one drawing to another. Both are in the page, and the second is shown already: each of its
 * shapes comes from where its counterpart in the first one is. A counterpart has the same key, or else the same tag,
 * class and order. A shape without one fades in.
 */
export function morph(before: Element, after: Element, timing: KeyframeAnimationOptions): void {
  const to = frameOf(after);
  const from = to ? frameOf(before) : carried(before, after);
  if (from && JSON.stringify(from) !== JSON.stringify(to)) {
    after.animate([from, to ?? { transform: 'none' }], timing);
  }
  const rest = [...before.children];
  for (const child of after.children) {
    const index = rest.findIndex((other) => isSame(other, child));
    const [counterpart] = index < 0 ? [] : rest.splice(index, 1);
    if (counterpart) morph(counterpart, child, timing);
    else child.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], timing);
  }
}

function isSame(one: Element, other: Element): boolean {
  const text = one.localName === 'text';
  return (
    one.localName === other.localName &&
    one.getAttribute('data-key') === other.getAttribute('data-key') &&
    one.getAttribute('class') === other.getAttribute('class') &&
    (!text || one.textContent === other.textContent)
  );
}

/** Where a shape is, in properties that an animation can move. Undefined for a shape that has no position of its own. */
function frameOf(shape: Element): Record<string, string> | undefined {
  const number = (name: string) => Number(shape.getAttribute(name) ?? 0);
  const px = (name: string) => `${number(name)}px`;
  const moved = (x: number, y: number) => ({ transform: `translate(${x}px, ${y}px)` });
  switch (shape.localName) {
    case 'rect':
      return { x: px('x'), y: px('y'), width: px('width'), height: px('height') };
    case 'path':
      return { d: `path("${shape.getAttribute('d') ?? ''}")` };
    case 'g': {
      const [x, y] = (shape.getAttribute('transform') ?? '').match(/-?[\d.]+/g) ?? [];
      return x === undefined ? undefined : moved(Number(x), Number(y));
    }
    default:
      return undefined;
  }
}

/** How far a label or a line has moved. Its coordinates cannot be animated, so it is carried by a transform. */
function carried(before: Element, after: Element): Record<string, string> | undefined {
  const by = (...names: readonly string[]) => {
    const [name = ''] = names.filter((each) => after.hasAttribute(each));
    return Number(before.getAttribute(name) ?? 0) - Number(after.getAttribute(name) ?? 0);
  };
  const [x, y] = [by('x', 'x1'), by('y', 'y1')];
  return x === 0 && y === 0 ? undefined : { transform: `translate(${x}px, ${y}px)` };
}
