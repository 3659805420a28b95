import type { PackageManager, Reader } from '../evidence.ts';

/** Package managers by their own words, the surest first: the project's field, its lock file, a command. */
const MANAGERS: readonly (readonly [RegExp, PackageManager])[] = [
  [/"packageManager"\s*:\s*"pnpm@[1-9]\.|^lockfileVersion: '?[5-8]/, 'pnpm-9'],
  [/"packageManager"\s*:\s*"pnpm@/, 'pnpm'],
  [/"packageManager"\s*:\s*"yarn@[2-9]/, 'yarn-berry'],
  [/"packageManager"\s*:\s*"yarn@1/, 'yarn'],
  [/"packageManager"\s*:\s*"bun@/, 'bun'],
  [/"packageManager"\s*:\s*"npm@/, 'npm'],
  [/^lockfileVersion: |pnpm-lock|\.pnpm[\\/]|\bpnpm (?:why|ls|list|install|i|add|run)\b/, 'pnpm'],
  [/^__metadata:|\.yarn[\\/]cache|[├└]─ [^ ]+@npm:/, 'yarn-berry'],
  [/^# yarn lockfile v1|^yarn why v1|\byarn (?:why|install|add)\b/, 'yarn'],
  [/^\s*"[^"]+": \["[^"]+@\d[^"]*", |\bbun\.lockb?\b|\bbun (?:pm|install|add) /, 'bun'],
  [/\bnpm (?:ls|list|explain|install|i|ci)\b|"lockfileVersion"\s*:\s*[123]/, 'npm'],
];

/** Which package manager the project has. */
export const readManager: Reader = (lines) => {
  for (const [text, manager] of MANAGERS) {
    const at = lines.find((line) => text.test(line.text));
    if (at) return [{ kind: 'manager', at, manager }];
  }
  return [];
};
