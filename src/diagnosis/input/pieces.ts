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

/** As the readers of evidence divide a text. */
const LINE_END = /\r\n|\n|\r/;

/** The lines of a text. A line end at its end begins no further one for a reader, but does for the readers of evidence. */
export function evidenceLines(text: string): readonly string[] {
  return text.split(LINE_END);
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
 * Where lines of the joined text are. The lines of each piece are counted once, since a piece may have ten megabytes.
 * @returns takes the number of a line, from 1
 */
export function placesIn(pieces: readonly Piece[]): (number: number) => PieceLine {
  const counts = pieces.map((piece) => lineCount(evidenceOf(piece)));
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

/** How many lines a text has, without making them. */
export function lineCount(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Of `\r\n` only the second character counts.
    if (code === LINE_FEED || (code === RETURN && text.charCodeAt(at + 1) !== LINE_FEED))
      count += 1;
  }
  return count;
}

const LINE_FEED = 10;
const RETURN = 13;
