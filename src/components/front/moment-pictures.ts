import { picture } from '../../figures/run/picture.ts';
import { type Scene, sceneOf } from '../../figures/run/scene.ts';
import { summaryOf } from '../../figures/run/summary.ts';
import { markupOf, type Shape } from '../../figures/svg.ts';
import type { Trace } from '../../trace/record/event.ts';

/** Width in pixels: beside the answer, and on a phone. */
const WIDTHS = { wide: 640, tall: 328 } as const;
/**
 * Steps without a place of their own on the clock that the runs share, so that the others have more room. They are drawn
 * all the same, between their neighbours.
 */
const BETWEEN = /^(data\.[24]|read\.1|pooled\.1|immediate\.1|timer\.1|reuse\.2|rst\.1|throw\.1)$/;
/** Steps without a row on a phone. The picture begins with the FIN there. */
const ROWLESS = /^(write\.1|data\.2|reuse\.2|throw\.1)$/;

interface MomentPicture {
  readonly gap: string;
  readonly size: keyof typeof WIDTHS;
  /** For readers who do not see it. */
  readonly summary: string;
  readonly html: string;
}

interface MomentPictures {
  readonly pictures: readonly MomentPicture[];
  /** The block of request 2 in each wide picture: the attributes of a `rect`. */
  readonly blocks: readonly Readonly<Record<string, string>>[];
  readonly viewBox: string | undefined;
}

/**
 * Draws runs that differ in what request 2 waits for. The wide pictures share a clock, so that what is the same in two
 * runs is at the same place.
 */
export function momentPictures(
  runs: readonly { readonly gap: string; readonly trace: Trace }[],
): MomentPictures {
  const scenes = runs.map(({ trace }) => sceneOf(trace, 'story'));
  const among = scenes.map((scene) => without(BETWEEN, scene));
  const roots = among.map((scene, index) => {
    const name = `wide-${runs[index]?.gap}`;
    return picture(scene, { width: WIDTHS.wide, name, among, movable: true }).root;
  });
  const tall = scenes.map((scene, index) => {
    const name = `tall-${runs[index]?.gap}`;
    return picture(without(ROWLESS, scene), { width: WIDTHS.tall, name }).root;
  });
  const drawn = (size: MomentPicture['size'], shapes: readonly Shape[]) =>
    shapes.map((root, index) => {
      const { gap = '', trace = [] } = runs[index] ?? {};
      return { gap, size, summary: summaryOf(trace), html: markupOf(root) };
    });
  return {
    pictures: [...drawn('wide', roots), ...drawn('tall', tall)],
    blocks: roots.flatMap((root) => {
      const block = shapeOf('request-block', root)?.children[0];
      return typeof block === 'object' ? [block.attributes] : [];
    }),
    viewBox: roots[0]?.attributes['viewBox'],
  };
}

function without(steps: RegExp, scene: Scene): Scene {
  return { ...scene, steps: scene.steps.filter(({ id }) => !steps.test(id)) };
}

function shapeOf(key: string, shape: Shape): Shape | undefined {
  if (shape.key === key) return shape;
  for (const child of shape.children) {
    const found = typeof child === 'string' ? undefined : shapeOf(key, child);
    if (found) return found;
  }
  return undefined;
}
