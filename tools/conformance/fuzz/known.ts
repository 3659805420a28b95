import type { AnswerComparison } from '../compare-answers.ts';
import type { FuzzProgram } from './fuzz-program.ts';

/** A difference that stays, and why. */
interface KnownDifference {
  readonly reason: string;
  /** Whether all that differs is this. `real` and `lab`: the lines that only one of them has. */
  isIt(program: FuzzProgram, real: readonly string[], lab: readonly string[]): boolean;
}

/**
 * What the Lab is known to answer in another way than the binaries. Each entry explains every differing line of a
 * program, or none of them.
 */
const KNOWN: readonly KnownDifference[] = [
  {
    reason:
      "the text of a function of Node's own: the Lab has the library without comments and white space",
    isIt: (_, real, lab) =>
      real.length > lab.length &&
      real.some(isCode) &&
      (squeezed(real) === squeezed(lab) || isReplaced(squeezed(real), squeezed(lab))),
  },
  {
    reason: 'require.cache: a package is one bundled file, and its own dependencies are in it',
    isIt: ({ client }, real, lab) =>
      client.includes('require.cache') &&
      real.length === 1 &&
      /^(?:\S+ )*\d+$/.test(String(real)) &&
      withoutNumbers(real) === withoutNumbers(lab),
  },
  {
    reason:
      'the place of a stack overflow: the Lab counts calls, V8 checks at the entry of a function',
    isIt: ({ client }, real, lab) =>
      /function f\(\) \{ f\(\); \}/.test(client) &&
      [...real, ...lab].every((line) => /^ +(?:at .*|\^)$/.test(line)) &&
      withoutPlaces(real) === withoutPlaces(lab),
  },
  {
    reason:
      'what two stacks have in common: Node shortens it from four lines on, and most of them are frames of its module loader, which the Lab does not have',
    isIt: (_, real, lab) =>
      real.length > 0 &&
      real.every((line) => /^ +\[\.\.\. lines matching .* stack trace \.\.\.\]$/.test(line)) &&
      lab.every((line) => /^ +at /.test(line)),
  },
  {
    reason:
      "frames of Node's own in colours: util.inspect knows them by their line numbers, which they do not have in the Lab, and leaves them plain",
    isIt: (_, real, lab) =>
      real.some((line) => line.includes(`${GREY}    at `)) &&
      real.every((line) => line.includes(GREY)) &&
      lab.every((line) => /^ +at .*node:/.test(line)),
  },
  {
    reason:
      'words of V8 in Node 18 for a count that String.prototype.repeat refuses, and for a number that is spread: those of the host are newer',
    isIt: (_, real, lab) =>
      real.length === lab.length &&
      real.every(
        (line, index) =>
          OLD_WORDS.test(line) &&
          line.replace(OLD_WORDS, '') === lab[index]!.replace(NEW_WORDS, ''),
      ),
  },
  {
    reason: 'the order of the names of Math, in which f16round stands where the host has it',
    isIt: (_, real, lab) =>
      [...real, ...lab].every((line) => /^ +\[f16round\]: /.test(line)) &&
      real.join() === lab.join(),
  },
  {
    reason:
      'the line above a DataCloneError that a callback of Node 20.20 does not catch: V8 noted where structuredClone was called, the Lab makes the error itself',
    isIt: ({ client }, real, lab) =>
      client.includes('structuredClone(') && lab.length === 0 && ARROW.test(real.join('\n')),
  },
  {
    reason:
      'async ids before Node 24: the loader of ES modules takes some for its promises, and until Node 20 for reading a file; the Lab has no such reads',
    isIt: (_, real, lab) =>
      [...real, ...lab].every((line) => ASYNC_ID.test(line)) &&
      withoutNumbers(real) === withoutNumbers(lab),
  },
];

const OLD_WORDS = /(?<=Invalid count value)(?!:)|Found non-callable @@iterator/;
const NEW_WORDS =
  /(?<=Invalid count value): \S+|Spread syntax requires \.\.\.iterable\[Symbol\.iterator\] to be a function/;

/** What Node prints above an error: the place, the line and the caret. */
const ARROW = /^\n?file:.*:\d+\n.*structuredClone.*\n *\^$/;

const GREY = '\u001b[90m';

/** `[Symbol(async_id_symbol)]: 12,` */
const ASYNC_ID =
  /^ *\[?Symbol\((?:async_id_symbol|trigger_async_id_symbol|asyncId|triggerId)\)\]?: \d+,?$/;

/** The reason for which a program differs, when it is a known one. */
export function knownReason(program: FuzzProgram, verdict: AnswerComparison): string | undefined {
  if (verdict.kind !== 'differs') return undefined;
  const only = (sign: string) =>
    verdict.lines.filter((line) => line.startsWith(`${sign} `)).map((line) => line.slice(2));
  const [real, lab] = [only('-'), only('+')];
  return KNOWN.find(({ isIt }) => isIt(program, real, lab))?.reason;
}

function isCode(line: string): boolean {
  return /\bfunction\b|=>|\{$/.test(line);
}

/** Whether the only difference is one function, of which the Lab prints that it is native. */
function isReplaced(real: string, lab: string): boolean {
  const [before = '', after, ...more] = lab.split(/(?<=function\w+)\(\)\{\[nativecode\]\}/);
  return (
    after !== undefined &&
    more.length === 0 &&
    real.replace(/async(?=function)/g, '').startsWith(`${before}(`) &&
    real.endsWith(after)
  );
}

function squeezed(lines: readonly string[]): string {
  return lines
    .filter((line) => !/^ +at .*\(<anonymous>\)$/.test(line))
    .map((line) => line.replace(/\/\/.*$/, ''))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/[\s;]+/g, '');
}

/** Without numbers, and carets anywhere in their lines. */
function withoutPlaces(lines: readonly string[]): string {
  return withoutNumbers(lines.map((line) => line.replace(/^ +\^$/, '^')));
}

function withoutNumbers(lines: readonly string[]): string {
  return lines.join('\n').replace(/\d+/g, 'N');
}
