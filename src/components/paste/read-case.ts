import { diagnose } from '../../diagnosis/diagnose.ts';
import { listingOf } from '../../diagnosis/input/listing.ts';
import { joined, type Piece } from '../../diagnosis/input/pieces.ts';
import { refusalOfSize, refusalOfText } from '../../diagnosis/input/refusals.ts';
import { textOfBytes } from '../../diagnosis/input/text-of-bytes.ts';
import { TextLines } from '../../diagnosis/text-lines.ts';
import type { CaseAnswer, CaseQuestion, PieceSource, PieceState } from './messages.ts';

/** Characters of all texts that are sent back to the page. A tab’s storage has room for five million. */
const TEXTS_CHARS_MAX = 500_000;

/** A piece that was read, or refused. */
interface ReadPiece {
  readonly state: PieceState;
  readonly text?: string;
}

/** Reads cases. It keeps the texts of the last one, so that a file is read once. */
export class CaseReader {
  #known = new Map<number, ReadPiece>();

  async answer({ id, pieces }: CaseQuestion): Promise<CaseAnswer> {
    const read = new Map<number, ReadPiece>();
    for (const piece of pieces) read.set(piece.key, await this.#read(piece));
    this.#known = read;
    const states = [...read.values()].map(({ state }) => state);
    const texts = [...read.values()].flatMap(({ state: { name }, text }) =>
      text === undefined ? [] : [{ name, text }],
    );
    if (texts.length === 0) return { id, pieces: states, rows: [] };
    return { id, pieces: states, ...answerOn(texts) };
  }

  async #read({ key, name, source }: PieceSource): Promise<ReadPiece> {
    if (source === undefined) {
      const known = this.#known.get(key);
      if (!known) throw new Error(`piece ${key} has not been sent`);
      return known;
    }
    const refused = (why: string) => ({ state: { key, name, lines: 0, refused: why } });
    if (typeof source === 'string') {
      const why = refusalOfSize(source.length, name) ?? refusalOfText(source);
      return why ? refused(why) : read({ key, name }, source);
    }
    const tooLarge = refusalOfSize(source.size, name);
    if (tooLarge) return refused(tooLarge);
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await source.arrayBuffer());
    } catch {
      return refused(
        'cannot be read. It may be a folder, or may have changed since you chose it. Choose it again.',
      );
    }
    const found = textOfBytes(bytes, name);
    if (found.kind === 'refused') return refused(found.why);
    return read({ key, name, ...(found.remark ? { remark: found.remark } : {}) }, found.text);
  }
}

function read(state: Omit<PieceState, 'lines'>, text: string): ReadPiece {
  return { state: { ...state, lines: new TextLines(text.trimEnd()).count }, text };
}

function answerOn(pieces: readonly Piece[]): Omit<CaseAnswer, 'id' | 'pieces'> {
  const text = joined(pieces);
  const found = diagnose(text);
  // The conditions of this bug stand in the order of the text. Of another cause the decisive reason stays the first.
  const reasons = found.verdict.startsWith('not-this-bug:')
    ? found.reasons
    : found.reasons.toSorted((one, other) => one.at.number - other.at.number);
  const diagnosis = { ...found, reasons };
  const url = urlIn(text);
  return {
    diagnosis,
    rows: listingOf(pieces, reasons),
    ...(url ? { url } : {}),
    ...(text.length <= TEXTS_CHARS_MAX ? { texts: pieces } : {}),
  };
}

/** The address of node-fetch’s sentences, if a shell takes it as it is between quotes. */
function urlIn(text: string): string | undefined {
  return /(?:request to|trying to fetch) (https?:\/\/[\w.~:/?&=%+@,[\]-]{1,300}?)(?:: | failed)/.exec(
    text,
  )?.[1];
}
