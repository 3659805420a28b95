import type { PastedEvidence, Reader } from '../evidence.ts';
import { NAME, VERSION } from './package-names.ts';

/** `├─┬ cross-fetch@3.1.5` of npm, `└── node-fetch 3.3.1` of pnpm, `└─ node-fetch@npm:2.6.7` of Yarn Berry and Bun. */
const BRANCH = new RegExp(
  `^(.{0,200}?(?:[├└]─[─┬]? ?|[+\`]-[-+] ))(${NAME})[@ ](?:npm:|virtual:[^#]*#npm:)?v?(${VERSION})`,
);
/** `node-fetch@npm:node-fetch@2.7.0`: another package under this name. */
const ALIAS = new RegExp(`^(.{0,200}?[├└]─[─┬]? ?)(${NAME})@npm:(${NAME})@(${VERSION})`);

/** The trees of `npm ls`, `pnpm why`, `yarn why` of Berry and `bun pm ls`: each version, and who brings it. */
export const readTrees: Reader = (lines) => {
  const path: { readonly depth: number; readonly name: string }[] = [];
  return lines.flatMap((at): PastedEvidence[] => {
    if (!/\d\.\d/.test(at.text) || at.text.length > 2_000) return [];
    const alias = ALIAS.exec(at.text);
    const branch = alias ? [alias[0], alias[1], alias[3], alias[4]] : BRANCH.exec(at.text);
    if (!branch) return [];
    const [, marks = '', name = '', version = ''] = branch;
    while (path.length > 0 && path.at(-1)!.depth >= marks.length) path.pop();
    const by = path.at(-1)?.name;
    path.push({ depth: marks.length, name });
    return [{ kind: 'installed', at, name, version, source: 'tree', ...(by ? { by } : {}) }];
  });
};

/** `node-fetch@2.6.7` alone in a line, and below it who brings it: `pnpm why` since 10, `bun why`. */
const ROOT = new RegExp(`^(${NAME})@(${VERSION})$`);
/** The project itself is no package that brings one. */
const PROJECT = /\((?:dev|peer|optional)?[dD]ependencies\)|\(requires [^)]*\)\s*$/;

/** Trees that stand on their head: the package first, and below it the packages that bring it. */
export const readReversedTrees: Reader = (lines) => {
  let root: { readonly name: string; readonly version: string } | undefined;
  return lines.flatMap((at): PastedEvidence[] => {
    const first = ROOT.exec(at.text);
    if (first) root = { name: first[1] ?? '', version: first[2] ?? '' };
    else if (!/[├└]─/.test(at.text)) root = undefined;
    const branch = root && !first ? BRANCH.exec(at.text) : null;
    const isNext = branch && (branch[1] ?? '').search(/[├└]/) <= 2;
    if (!root || !branch || !isNext || PROJECT.test(at.text.replace(/\(requires [^)]*\)/, '')))
      return [];
    return [{ kind: 'installed', at, ...root, source: 'tree', by: branch[2] ?? '' }];
  });
};

/** Whether a line is one of a tree, which other readers of versions leave alone. */
export function isTreeLine(text: string): boolean {
  return text.length <= 2_000 && BRANCH.test(text);
}
