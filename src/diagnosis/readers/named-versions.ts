import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';
import { NAME, VERSION } from './package-names.ts';
import { isTreeLine } from './trees.ts';

/** `node-fetch@2.6.7` of `npm explain`, and in any sentence. */
const AT = new RegExp(`(?<![\\w@/.-])(${NAME})@(${VERSION})(?![\\w.-]*[/(:])`, 'g');

/** Clients and servers whose version matters, as people write them: “node-fetch 2.6.12”. */
const NAMED = [
  'node-fetch',
  '@supabase/node-fetch',
  'node-fetch-npm',
  'minipass-fetch',
  'make-fetch-happen',
  'cross-fetch',
  'isomorphic-fetch',
  'gaxios',
  'axios',
  'got',
  'soap',
  'strong-soap',
  'supertest',
  'superagent',
  'openai',
];
const IN_WORDS = new RegExp(
  `(?<![\\w@/-])(${NAMED.join('|')})["'\`]?\\)?[ :|(]{1,4}(?:// )?["'\`]?(?:version |v)?(${VERSION})(?:\\s*(?:->|→|to|auf|nach)\\s*v?(${VERSION}))?`,
  'g',
);

/** Versions in sentences, tables and the output of commands that print no tree. */
export const readNamedVersions: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!/\d\.\d/.test(at.text) || at.text.length > 2_000) return [];
    if (/=> Found "|node_modules|https?:\/\/\S*\.tgz/.test(at.text) || isTreeLine(at.text))
      return [];
    return inSentence(at);
  });

function inSentence(at: Line): PastedEvidence[] {
  const pairs = [
    ...[...at.text.matchAll(AT)].map(([, name = '', version = '']) => [name, version] as const),
    ...[...at.text.matchAll(IN_WORDS)].map(
      ([, name = '', before = '', after]) => [name, after ?? before] as const,
    ),
  ];
  return pairs.map(([name, version]) => ({ kind: 'installed', at, name, version, source: 'text' }));
}
