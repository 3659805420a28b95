import { PatchError } from './patch-error.ts';

/** Most characters of a diff that are read. */
const DIFF_CHARS_MAX = 200_000;

export interface DiffLine {
  readonly kind: 'context' | 'removed' | 'added';
  readonly text: string;
  /** The last line of the file, without a line break (`\ No newline at end of file`). */
  readonly endsFile: boolean;
}

/** A run of lines that a diff changes together. */
export interface Hunk {
  /** 1 for the first of its file. */
  readonly number: number;
  /** The line of the old file that it begins at; 0 for a file that was empty. */
  readonly oldStart: number;
  /** The same in the new file. */
  readonly newStart: number;
  /** What stands after the second `@@`, which is the function around the lines. */
  readonly section: string;
  readonly lines: readonly DiffLine[];
}

/** What a diff changes in one file. */
export interface FileDiff {
  /** `lib/_http_agent.js` */
  readonly path: string;
  /** `_http_agent` */
  readonly id: string;
  readonly hunks: readonly Hunk[];
}

interface ParsedDiff {
  readonly files: readonly FileDiff[];
  /** What was read in another way than it stands there, in sentences. */
  readonly notes: readonly string[];
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;

/** Lines between `diff --git` and the first hunk that say that it is no plain change of a text. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^new file mode /, 'makes a new file'],
  [/^deleted file mode /, 'deletes a file'],
  [/^(?:old|new) mode /, 'changes the mode of a file'],
  [/^rename (?:from|to) /, 'renames a file'],
  [/^copy (?:from|to) /, 'copies a file'],
  [/^Binary files |^GIT binary patch/, 'changes a binary file'],
];

/**
 * Reads a unified diff as `git diff`, `git format-patch` and `diff -u` write it. Text around it is skipped, as
 * `git apply` skips it.
 *
 * @throws PatchError for anything but changes of existing files of `lib/`
 */
export function parseDiff(text: string): ParsedDiff {
  if (text.length > DIFF_CHARS_MAX) {
    throw new PatchError(
      `This diff is longer than ${DIFF_CHARS_MAX} characters. Take a part of it.`,
    );
  }
  const notes: string[] = [];
  const files = new Reading(linesOf(text, notes)).files();
  if (files.length === 0) {
    throw new PatchError(
      'This is no unified diff: there is no line that begins with “--- ”, “+++ ” and “@@ ”. `git diff` writes one.',
    );
  }
  const paths = files.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice) throw new PatchError(`${twice} is in this diff twice. Put its hunks together.`);
  return { files, notes };
}

function linesOf(text: string, notes: string[]): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const withReturn = lines.filter((line) => line.endsWith('\r')).length;
  if (withReturn === 0) return lines;
  notes.push(
    'Its lines end as on Windows (CRLF). They were read as ending in LF, as Node’s own do.',
  );
  return lines.map((line) => line.replace(/\r$/, ''));
}

/** One pass over the lines of a diff. */
class Reading {
  readonly #lines: readonly string[];
  #at = 0;
  /** The paths of `diff --git`, for files of which nothing more is said. */
  #named = '';

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  files(): readonly FileDiff[] {
    const files: FileDiff[] = [];
    while (this.#at < this.#lines.length) {
      const line = this.#line();
      if (line.startsWith('diff --git ')) this.#named = line.slice('diff --git '.length);
      if (line.startsWith('--- ') && this.#line(1).startsWith('+++ ')) files.push(this.#file());
      else {
        this.#refuse(line);
        this.#at++;
      }
    }
    return files;
  }

  #line(after = 0): string {
    return this.#lines[this.#at + after] ?? '';
  }

  /** A line of a header that means something else than changed lines. */
  #refuse(line: string): void {
    const refused = this.#named !== '' && REFUSED.find(([pattern]) => pattern.test(line));
    if (refused) {
      throw new PatchError(
        `${shortName(this.#named)}: this part of the diff ${refused[1]} (line ${this.#at + 1}). ` +
          'Only changes of existing files of lib/ can be tried here: take that part out.',
      );
    }
    if (HUNK.test(line)) {
      throw new PatchError(
        `Line ${this.#at + 1} begins a hunk, and no file is named before it (“--- a/lib/…”, “+++ b/lib/…”).`,
      );
    }
  }

  #file(): FileDiff {
    const from = pathOf(this.#line().slice(4));
    const to = pathOf(this.#line(1).slice(4));
    if (from === '/dev/null') throw notPlain(to, 'makes a new file');
    if (to === '/dev/null') throw notPlain(from, 'deletes a file');
    const path = inLib(to);
    if (inLib(from) !== path) throw notPlain(`${from} → ${to}`, 'renames a file');
    this.#at += 2;
    this.#named = '';
    const hunks: Hunk[] = [];
    while (HUNK.test(this.#line())) hunks.push(this.#hunk(path, hunks.length + 1));
    if (hunks.length === 0) {
      throw new PatchError(`${path}: no hunk follows (line ${this.#at + 1} begins with no “@@ ”).`);
    }
    return { path, id: path.slice('lib/'.length, -'.js'.length), hunks };
  }

  #hunk(path: string, number: number): Hunk {
    const header = this.#at + 1;
    const [, oldStart, oldCount = '1', newStart, newCount = '1', section = ''] =
      HUNK.exec(this.#line()) ?? [];
    this.#at++;
    const lines: DiffLine[] = [];
    let [oldLeft, newLeft] = [Number(oldCount), Number(newCount)];
    const corrupt = (what: string) =>
      new PatchError(
        `${path}, hunk ${number} (line ${header} of the diff): ${what}. Was it copied whole?`,
      );
    while (oldLeft > 0 || newLeft > 0) {
      if (this.#at >= this.#lines.length) throw corrupt('the diff ends in the middle of it');
      const kind = kindOf(this.#line());
      if (!kind) throw corrupt(`line ${this.#at + 1} begins with neither “ ”, “+” nor “-”`);
      if (kind !== 'added') oldLeft--;
      if (kind !== 'removed') newLeft--;
      if (oldLeft < 0 || newLeft < 0) {
        throw corrupt(
          `its header promises ${oldCount} old and ${newCount} new lines, it has others`,
        );
      }
      const text = this.#line().slice(1);
      this.#at++;
      const endsFile = this.#line().startsWith('\\ ');
      if (endsFile) this.#at++;
      lines.push({ kind, text, endsFile });
    }
    // A sign of more lines than promised; `-- ` begins the signature of format-patch, `--- ` the next file.
    if (/^[+ ](?!\+\+ )|^-(?!-[- ])/.test(this.#line())) {
      throw corrupt(`its header promises ${oldCount} old and ${newCount} new lines, more follow`);
    }
    if (lines.every(({ kind }) => kind === 'context')) throw corrupt('it changes nothing');
    return { number, oldStart: Number(oldStart), newStart: Number(newStart), section, lines };
  }
}

/** An empty line stands for an empty line of context: mail programs and editors take the space away. */
function kindOf(line: string): DiffLine['kind'] | undefined {
  if (line === '' || line.startsWith(' ')) return 'context';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : undefined;
}

/** A path as `---` and `+++` have it: perhaps quoted, perhaps with a date after a tab. */
function pathOf(text: string): string {
  return text
    .replace(/\t.*$/, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

/** @throws PatchError unless it is a module of lib/, with one of git's prefixes (a/, b/, i/, w/, c/, o/) or none */
function inLib(path: string): string {
  const inRepository = path.replace(/^[abciow]\/(?=.)/, '');
  const isPlain = /^lib\/(?:[\w.-]+\/)*[\w.-]+\.js$/.test(inRepository);
  if (isPlain && !inRepository.split('/').some((part) => /^\.+$/.test(part))) return inRepository;
  throw new PatchError(
    `${path} is no file of Node’s lib/. Only lib/**/*.js can be patched here: take that part out of the diff.`,
  );
}

function notPlain(path: string, what: string): PatchError {
  return new PatchError(
    `${path}: this part of the diff ${what}. Only changes of existing files of lib/ can be tried here: take that part out.`,
  );
}

function shortName(named: string): string {
  return named.split(' ').at(-1)?.replace(/^b\//, '') ?? named;
}
