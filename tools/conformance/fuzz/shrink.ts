import { type Node, parse } from 'acorn';
import type { FuzzProgram } from './fuzz-program.ts';

/** Programs that are tried for one that differs. Each is a real run. */
const TRIES_MAX = 60;

/**
 * Drops statements from a client while a property of it stays, the longest first.
 *
 * @param stays whether a smaller program still shows what the first one showed
 */
export async function shrink(
  program: FuzzProgram,
  stays: (smaller: FuzzProgram) => Promise<boolean>,
): Promise<FuzzProgram> {
  let smallest = program;
  let tries = 0;
  for (let hasDropped = true; hasDropped; ) {
    hasDropped = false;
    const pieces = piecesOf(smallest);
    for (const [start, end] of pieces) {
      if (tries++ >= TRIES_MAX) return smallest;
      const client =
        smallest.client.slice(0, start) + smallest.client.slice(end).replace(/^\n/, '');
      const smaller = { ...smallest, client };
      if (!(await stays(smaller))) continue;
      smallest = smaller;
      hasDropped = true;
      break; // the places of the others have moved
    }
  }
  return smallest;
}

type Range = readonly [start: number, end: number];

/** What can be left out: statements at any depth; lines, when the text does not parse. */
function piecesOf({ client, clientFile }: FuzzProgram): readonly Range[] {
  const ranges = statementsOf(client, clientFile) ?? linesOf(client);
  return ranges.sort(([a, b], [c, d]) => d - c - (b - a));
}

function statementsOf(text: string, file: string): Range[] | undefined {
  try {
    const sourceType = file.endsWith('.mjs') ? 'module' : 'commonjs';
    const ranges: Range[] = [];
    collect(parse(text, { ecmaVersion: 'latest', sourceType }), ranges);
    return ranges;
  } catch {
    return undefined;
  }
}

function collect(node: Node, ranges: Range[]): void {
  for (const [key, child] of Object.entries(node)) {
    const isBody = key === 'body' && Array.isArray(child);
    for (const each of Array.isArray(child) ? child : [child]) {
      if (typeof each?.type !== 'string') continue;
      if (isBody) ranges.push([each.start, each.end]);
      collect(each, ranges);
    }
  }
}

function linesOf(text: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line !== '') ranges.push([start, Math.min(start + line.length + 1, text.length)]);
    start += line.length + 1;
  }
  return ranges;
}
