import { difference } from './difference.ts';
import type { LabAnswer } from './guarded/guarded-lab.ts';
import type { BinaryAnswer } from './guarded/run-binary.ts';
import { inventedFrame } from './internal-frames.ts';
import { normalise, type Transcript } from './transcript.ts';

/** How the Lab's run of a program compares with the binary's. */
export type AnswerComparison =
  | { readonly kind: 'equal' }
  /** Equal but for stack traces: parts that the Lab is known to lack, or a frame of Node's that the binary does not have. */
  | { readonly kind: 'frames'; readonly what: string; readonly lines: readonly string[] }
  /** The program asks for a part of Node that the Lab does not have, and was told its name. */
  | { readonly kind: 'not simulated'; readonly what: string }
  | { readonly kind: 'limit'; readonly what: string }
  /** A fault of the Lab: an exception of its own, or no answer. */
  | { readonly kind: 'threw'; readonly what: string }
  | { readonly kind: 'differs'; readonly what: string; readonly lines: readonly string[] };

const NOT_SIMULATED = /(?:^|: |')(?:Node's )?([^\n:']+?) is not simulated in the Lab/m;

export function compareAnswers(real: BinaryAnswer, lab: LabAnswer): AnswerComparison {
  if (lab.kind !== 'ran') return { kind: 'threw', what: firstLine(lab.message) };
  const [expected, actual] = [transcriptOf(real), transcriptOf(lab)];
  const lines = difference(expected, actual);
  if (lines.length === 0) {
    const invented = inventedFrame(real.text, lab.text);
    return invented === undefined
      ? { kind: 'equal' }
      : { kind: 'frames', what: invented, lines: [`+     at ${invented}`] };
  }
  const apart = difference(withoutFrames(expected), withoutFrames(actual));
  if (apart.length === 0) {
    return { kind: 'frames', what: firstDifference(lines), lines };
  }
  const missing = NOT_SIMULATED.exec(lab.text);
  if (missing?.[1]) return { kind: 'not simulated', what: missing[1] };
  if (lab.text.includes('ERR_NOT_SIMULATED')) return { kind: 'not simulated', what: 'by its code' };
  if (lab.limit !== undefined) return { kind: 'limit', what: lab.limit };
  return { kind: 'differs', what: firstDifference(apart), lines: apart };
}

/** What may differ between two runs of one binary, in addition to what a transcript leaves out. */
const CLOCKS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, 'DATE'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'DATE'],
  [/\b\d+(?:\.\d+)?m?s\b/g, 'TIME'],
  [/\b(?:localhost|::1|0\.0\.0\.0|\[::\]|::):\d+/g, 'HOST:PORT'],
  [/\(node:\d+\)/g, '(node:PID)'],
];

export function transcriptOf({ text, exitCode }: BinaryAnswer): Transcript {
  const still = CLOCKS.reduce((out, [pattern, to]) => out.replace(pattern, to), text);
  return normalise(still, exitCode);
}

/** Frames of the engine's own functions, and of packages, which the Lab has in one file. */
const FOREIGN_FRAME = /^ +at (?:.*\(<anonymous>\)|.*node_modules\/.*)( \{)?$/;
/** Above an error that Node's own code or a package has thrown: file, line and caret. The Lab does not have that text. */
const FOREIGN_SOURCE = /^(?:node:[\w/]+|\S*\/node_modules\/\S*):\d+$/;

function withoutFrames({ exitCode, lines }: Transcript): Transcript {
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (FOREIGN_SOURCE.test(line)) {
      i += 2; // the source and the caret
      // An empty line follows for an error; for any other value that is thrown, one stands above.
      if (lines[i + 1] === '') i++;
      else if (kept.at(-1) === '') kept.pop();
      continue;
    }
    const frame = FOREIGN_FRAME.exec(line);
    if (!frame) kept.push(line);
    else if (frame[1] && kept.length > 0) kept.push(kept.pop() + frame[1]);
  }
  return { exitCode, lines: kept };
}

function firstDifference(lines: readonly string[]): string {
  const [lab] = lines.filter((line) => line.startsWith('+') && line.length > 3);
  return lab ?? lines[0] ?? '';
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
