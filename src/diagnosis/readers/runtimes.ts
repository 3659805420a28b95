import type { PastedEvidence, Reader } from '../evidence.ts';

/**
 * Node's release, as commands, log services, people and files say it. `wanted` is what a file asks for, which need not
 * be what ran.
 */
const RAN: readonly RegExp[] = [
  /\bnode(?:\.?js)?(?:[ :=]+| version:? ?|\s+is\s+)v?(\d{2}(?:\.\d+){0,2})(?!\.?\d|%|\s*(?:ms|s|MB|kB)\b)/i,
  /^\s*v(\d{2}\.\d+\.\d+)\s*$/,
  /"(?:node|name)"\s*:\s*"node(?:js)?"\s*,\s*"version"\s*:\s*"v?(\d{2}(?:\.\d+){0,2})/i,
  /"(?:node_?version|nodeVersion|process\.runtime\.version)"\s*:\s*"v?(\d{2}(?:\.\d+){0,2})/i,
  /\bsetup-node\b.*node-version:?\s*['"]?(\d{2}(?:\.\d+){0,2})/i,
];
const WANTED: readonly RegExp[] = [
  /"node"\s*:\s*"[\^~>=v ]*(\d{2}(?:\.\d+){0,2})/,
  /\bFROM\s+(?:\S+\/)?node:(\d{2}(?:\.\d+){0,2})/i,
  /\bnode-version:\s*['"]?(\d{2}(?:\.\d+){0,2})/i,
];

export const readRuntimes: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const { text } = at;
    if (/\bdeno (?:-V|--version|\d)|^\s*deno \d|\bDeno \d/.test(text))
      return [{ kind: 'runtime', at, name: 'Deno' }];
    if (/\bbun (?:run|test|-v|--version|v?\d)|\bBun v?\d/.test(text) && !/bun\.lock/.test(text))
      return [{ kind: 'runtime', at, name: 'Bun' }];
    if (!/node|^\s*v\d/i.test(text)) return [];
    const wanted = WANTED.map((form) => form.exec(text)?.[1]).find(Boolean);
    if (wanted) return [{ kind: 'node', at, version: wanted, wanted: !/setup-node/.test(text) }];
    const ran = RAN.map((form) => form.exec(text)?.[1]).find(Boolean);
    return ran ? [{ kind: 'node', at, version: ran, wanted: false }] : [];
  });
