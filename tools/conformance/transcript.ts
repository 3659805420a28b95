/** The result of a program's run: its exit code and, in order, every line of both its streams. */
export interface Transcript {
  /** undefined when it was ended from outside. */
  readonly exitCode: number | undefined;
  readonly lines: readonly string[];
}

/**
 * What may differ between two runs of the same program on the same Node: process ids, ports that the system assigns,
 * clock readings, and the folder of the program.
 */
const INCIDENTAL: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^(HTTP|NET|STREAM|TIMER) \d+:/, '$1 PID:'],
  [/^\(node:\d+\)/, '(node:PID)'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'],
  [/port: '?\d+'?/g, 'port: PORT'],
  [/process timer lists \d+/, 'process timer lists NOW'],
  [/wait because diff is \d+/, 'wait because diff is MS'],
  [/file:\/\/\/\S*\/(?=\w+\.mjs)/g, 'file:///app/'],
  [/(?<![\w:/.])\/[^\s:()]*\/(?=\w+\.cjs|node_modules\/)/g, '/app/'],
  // The versions of a package stand beside each other in the cache.
  [/(\/node_modules\/[a-z-]+)-\d[\d.]*\//g, '$1/'],
  // The Lab takes a frame's name from the source, V8 also from the object: `Timeout._onTimeout`.
  [/^( {4}at ).*(file:\/\/\/app\/[^)]+)\)?/, '$1$2'],
];

/**
 * A stack frame in Node's own code. The Lab has no line numbers for it, and no frames of a module loader. An error inside
 * of an array is indented more.
 */
const INTERNAL_FRAME = /^ {4,}at .*\bnode:[\w/]+(?::\d+:\d+)?\)?( \{|,)?$/;

/** A transcript without what may differ, so that the rest must be equal. */
export function normalise(text: string, exitCode: number | undefined): Transcript {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const frame = INTERNAL_FRAME.exec(line);
    if (!frame) {
      lines.push(INCIDENTAL.reduce((out, [pattern, to]) => out.replace(pattern, to), line));
    } else if (frame[1] && lines.length > 0) {
      // What follows the last frame: the error's own properties, or the next value of an array.
      lines.push(lines.pop() + frame[1]);
    }
  }
  while (lines.at(-1) === '') lines.pop();
  return { exitCode, lines };
}
