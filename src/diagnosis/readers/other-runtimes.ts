import type { PastedEvidence, Reader } from '../evidence.ts';

/** Bun and Deno, by their commands, by the line they end an error with, and by their own sentences. */
const FORMS: readonly (readonly [RegExp, 'Deno' | 'Bun'])[] = [
  [/\bdeno (?:-V|--version|run|test|task|\d)|^\s*deno \d|\bDeno v?\d|\bext:deno_node\//, 'Deno'],
  [
    /\bbun (?:run|test|-v|--version|v?\d)|\bBun v?\d|"ConnectionClosed"|socket connection was closed unexpectedly/,
    'Bun',
  ],
];

export const readOtherRuntimes: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!/deno|\bbun\b|Connection ?Closed|connection was closed/i.test(at.text)) return [];
    if (/bun\.lock/.test(at.text)) return [];
    const found = FORMS.find(([form]) => form.test(at.text));
    return found ? [{ kind: 'runtime', at, name: found[1] }] : [];
  });
