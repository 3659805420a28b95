import type { Line } from './lines.ts';
import { isManifestWithProse, saysOfItself } from './own-prose.ts';

/** A description stands so close to the other fields of its package.json. */
const LINES_APART = 6;

/** Lines without what a package.json says of its own package. */
export function withoutOwnProse(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ text }, index) => {
    if (!saysOfItself(text)) return true;
    const near = lines.slice(Math.max(0, index - LINES_APART), index + LINES_APART + 1);
    return !isManifestWithProse(near.map((line) => line.text));
  });
}
