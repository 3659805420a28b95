import type { FileResult, HunkResult } from '../../patch/apply-hunks.ts';
import type { PatchCheck } from '../../patch/patch-library.ts';
import type { DiffLine } from '../../patch/unified-diff.ts';
import { element } from '../dom.ts';

/** What became of a diff, in one sentence: `2 of 2 hunks apply to Node 24.22.3.` */
export function checkSentence({ node, files, notes }: PatchCheck, bytes: number): string {
  const hunks = files.flatMap((file) => file.hunks);
  const applied = hunks.filter((hunk) => hunk.applied).length;
  const whole = `${applied} of ${hunks.length} ${hunks.length === 1 ? 'hunk applies' : 'hunks apply'} to Node ${node}.`;
  const read = `${Math.ceil(bytes / 1000)} kB of Node’s own text were read for it.`;
  const none = applied < hunks.length ? ' Nothing of it runs before all of it applies.' : '';
  return [`${whole}${none}`, ...notes, read].join(' ');
}

/** The diff as a list of hunks, each with what became of it. */
export function checkView({ files }: PatchCheck): HTMLElement {
  const root = element('div', 'patch-files');
  root.append(...files.map(fileView));
  return root;
}

function fileView({ path, hunks }: FileResult): HTMLElement {
  const section = element('section', 'patch-file');
  section.append(element('h3', 'mono', path), ...hunks.map((hunk) => hunkView(hunk, hunks.length)));
  return section;
}

function hunkView(result: HunkResult, count: number): HTMLElement {
  const { hunk, applied } = result;
  const figure = element('figure', 'patch-hunk');
  figure.dataset['applied'] = String(applied);
  const caption = element('figcaption', '');
  caption.append(
    element('b', '', `${applied ? '✓' : '✗'} Hunk ${hunk.number} of ${count} ${saidOf(result)}`),
    ` ${hunk.section}`,
  );
  const lines = element('pre', '');
  lines.tabIndex = 0;
  lines.append(...hunk.lines.map(lineView));
  figure.append(caption, lines);
  return figure;
}

function saidOf(result: HunkResult): string {
  if (!result.applied) return `does not apply: ${result.reason}`;
  const { line, offsetLines } = result;
  if (offsetLines === 0) return `applies at line ${line}.`;
  const away = Math.abs(offsetLines);
  return `applies at line ${line}, ${away} ${away === 1 ? 'line' : 'lines'} ${offsetLines > 0 ? 'below' : 'above'} its place.`;
}

const SIGNS = { context: ' ', removed: '-', added: '+' } as const;

function lineView({ kind, text, endsFile }: DiffLine): HTMLElement {
  const tag = kind === 'removed' ? 'del' : kind === 'added' ? 'ins' : 'span';
  return element(
    tag,
    '',
    `${SIGNS[kind]}${text}${endsFile ? '  (no line break at the end)' : ''}\n`,
  );
}
