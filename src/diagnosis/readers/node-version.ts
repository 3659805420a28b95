import type { PastedEvidence, Reader } from '../evidence.ts';

/** Node's release, as commands, log services, uncaught errors and people say it: the one that ran. */
const RAN: readonly RegExp[] = [
  /\bnode(?:\.?js)?(?:[ :=|]+| version:? ?|\s+is\s+)v?(\d{2}(?:\.\d+){0,2})(?!\.?\d|%|\s*(?:ms|s|MB|kB)\b)/i,
  /^(?:[\w.-]+[$>#]\s*)?v(\d{2}\.\d+\.\d+)(?:\s*$|,)/,
  /"(?:node|name)"\s*:\s*"node(?:js)?"\s*,\s*"version"\s*:\s*"v?(\d{2}(?:\.\d+){0,2})/i,
  /"(?:node_?version|nodeVersion|process\.runtime\.version|process\.version)"\s*:\s*"v?(\d{2}(?:\.\d+){0,2})/i,
  /"runtime"\s*,\s*"node v?(\d{2}(?:\.\d+){0,2})/i,
  /\b(?:AWS_Lambda_)?nodejs(\d{2})(?:\.x)\b/,
  /(?:\bon|\bwith|\bunter|\bmit|\bsous)\s+v(\d{2}\.\d+\.\d+)\b/,
];
/** What a file asks for, which another reader finds. */
const WANTED = /"node"\s*:|\bFROM\s+\S*node|\bnode-version|"engines"|@types\/node/;
const LOG_OF_CI = /\bsetup-node\b.*node-version:?\s*['"]?(\d{2}(?:\.\d+){0,2})/i;
/** A shell's prompt answers `node -p process.version` in the next line, and `node -v` does. */
const PROMPT_VERSION = /^\s*v(\d{2}\.\d+\.\d+)\s*$/;

export const readNodeVersion: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const { text } = at;
    const inCi = LOG_OF_CI.exec(text)?.[1];
    if (inCi) return [{ kind: 'node', at, version: inCi, wanted: false }];
    if (!/node|(?:^|\s)v\d/i.test(text) || WANTED.test(text)) return [];
    const version =
      PROMPT_VERSION.exec(text)?.[1] ?? RAN.map((form) => form.exec(text)?.[1]).find(Boolean);
    return version ? [{ kind: 'node', at, version, wanted: false }] : [];
  });
