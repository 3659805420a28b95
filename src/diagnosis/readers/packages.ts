import type { PackageManager, PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

const NAME = '(?:@[a-z0-9][\\w.-]*/)?[a-z0-9][\\w.-]*';
const VERSION = '\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?';
/** `├─┬ cross-fetch@3.1.5` of npm, `└── node-fetch 3.3.1` of pnpm. */
const BRANCH = new RegExp(`^(.*?[├└]─[─┬] |[+\`]-[-+] )(${NAME})[@ ](${VERSION})`);
/** `=> Found "@acme/legacy-auth#node-fetch@2.6.9"` of Yarn 1. */
const YARN_WHY = new RegExp(`=> Found "(?:(.+)#)?(${NAME})@(${VERSION})"`);
/** `node-fetch@2.6.7` of `npm explain`, and in any sentence. */
const AT = new RegExp(`(?<![\\w@/.-])(${NAME})@(${VERSION})(?![\\w.-]*[/(:])`, 'g');

/** Clients and servers whose version matters, as people write them: “node-fetch 2.6.12”. */
const NAMED = [
  'node-fetch',
  '@supabase/node-fetch',
  'node-fetch-npm',
  'minipass-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'gaxios',
  'axios',
  'got',
  'soap',
  'strong-soap',
  'supertest',
  'superagent',
];
const IN_WORDS = new RegExp(
  `(?<![\\w@/-])(${NAMED.join('|')})["']?\\)?[ :]+(?:// )?["']?v?(${VERSION})(?:\\s*(?:->|→|to)\\s*v?(${VERSION}))?`,
  'g',
);

/** Versions in the trees of `npm ls`, `npm explain`, `yarn why` and `pnpm why`, and in sentences. */
export const readPackages: Reader = (lines) => {
  const path: { readonly depth: number; readonly name: string }[] = [];
  return lines.flatMap((at): PastedEvidence[] => {
    if (!/\d\.\d/.test(at.text) || at.text.length > 2_000) return [];
    const branch = BRANCH.exec(at.text);
    if (branch) {
      const [, marks = '', name = '', version = ''] = branch;
      while (path.length > 0 && path.at(-1)!.depth >= marks.length) path.pop();
      const by = path.at(-1)?.name;
      path.push({ depth: marks.length, name });
      return [{ kind: 'installed', at, name, version, source: 'tree', ...(by ? { by } : {}) }];
    }
    const why = YARN_WHY.exec(at.text);
    if (why) {
      const [, by, name = '', version = ''] = why;
      return [
        {
          kind: 'installed',
          at,
          name,
          version,
          source: 'tree',
          ...(by ? { by: by.replace('_project_#', '') } : {}),
        },
      ];
    }
    return inSentence(at);
  });
};

function inSentence(at: Line): PastedEvidence[] {
  if (/node_modules|https?:\/\/\S*\.tgz/.test(at.text)) return [];
  const pairs = [
    ...[...at.text.matchAll(AT)].map(([, name = '', version = '']) => [name, version] as const),
    ...[...at.text.matchAll(IN_WORDS)].map(
      ([, name = '', before = '', after]) => [name, after ?? before] as const,
    ),
  ];
  return pairs.map(([name, version]) => ({ kind: 'installed', at, name, version, source: 'text' }));
}

const MANAGERS: readonly (readonly [RegExp, PackageManager])[] = [
  [/"packageManager"\s*:\s*"pnpm@|\bpnpm (?:why|ls|install)\b|pnpm-lock|\.pnpm\//, 'pnpm'],
  [/"packageManager"\s*:\s*"yarn@[2-9]|^__metadata:/, 'yarn-berry'],
  [/"packageManager"\s*:\s*"yarn@1|^# yarn lockfile v1|^yarn why v1|\byarn why\b/, 'yarn'],
  [/"packageManager"\s*:\s*"bun@|\bbun\.lock\b|"lockfileVersion": [01],\s*$/, 'bun'],
  [/\bnpm (?:ls|explain|install|i|ci)\b|"lockfileVersion"\s*:\s*[123]/, 'npm'],
];

/** Which package manager the project has. */
export const readManager: Reader = (lines) => {
  for (const [text, manager] of MANAGERS) {
    const at = lines.find((line) => text.test(line.text));
    if (at) return [{ kind: 'manager', at, manager }];
  }
  return [];
};
