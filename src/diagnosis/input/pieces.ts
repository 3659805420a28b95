import { TextLines } from '../text-lines.ts';

/** One of the texts of a case: what was typed, or a file. */
export interface Piece {
  readonly name: string;
  readonly text: string;
}

/** A place in a piece. */
interface PieceLine {
  readonly piece: number;
  /** In the piece, from 1. */
  readonly line: number;
}

/** The pieces as one text, in which a line has a number. */
export function joined(pieces: readonly Piece[]): string {
  return pieces.map(evidenceOf).join('\n');
}

/** A file of one version says nothing else; the words that say so are those of a CI file. */
function evidenceOf({ name, text }: Piece): string {
  const isVersion = /(?:^|[\\/])\.(?:nvmrc|node-version)$/.test(name);
  return isVersion ? `node-version: ${text.trim().replace(/^v/, '')}` : text;
}

/**
 * Where lines of the joined text are.
 *
 * @param lines of each piece
 * @returns takes the number of a line, from 1
 */
export function placesIn(
  pieces: readonly Piece[],
  lines: readonly TextLines[],
): (number: number) => PieceLine {
  const counts = pieces.map((piece, index) => {
    const evidence = evidenceOf(piece);
    return evidence === piece.text ? lines[index]!.count : new TextLines(evidence).count;
  });
  return (number) => {
    let before = 0;
    for (const [piece, count] of counts.entries()) {
      if (number <= before + count || piece === pieces.length - 1)
        return { piece, line: number - before };
      before += count;
    }
    return { piece: 0, line: number };
  };
}
