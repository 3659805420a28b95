/** What one chunk of a terminal stream contained, in order within each kind. */
interface JsonSeqPart {
  readonly text: string;
  readonly records: readonly unknown[];
}

/** Record separator, RFC 7464 §2.2. */
const RS = '\u001e';
/** A record longer than this is no record of the probe's: it is passed on as text. */
export const RECORD_CHARS_MAX = 65_536;

/**
 * Takes JSON text sequences (RFC 7464: RS, JSON, LF) out of a terminal stream in which a program's own
 * output is mixed with them, cut into chunks at any place. What is not a whole record, truncated,
 * garbled or too long, stays in the text, as §2.3 asks of parsers: nothing is lost, nothing throws.
 */
export class JsonSeqSplitter {
  /** A record begun, from its RS on, whose LF has not come yet. */
  #begun = '';

  push(chunk: string): JsonSeqPart {
    const pieces = (this.#begun + chunk).split(RS);
    this.#begun = '';
    let text = pieces[0] ?? '';
    const records: unknown[] = [];
    for (let index = 1; index < pieces.length; index += 1) {
      const piece = pieces[index] ?? '';
      const end = piece.indexOf('\n');
      const isLast = index === pieces.length - 1;
      if (end < 0 && isLast && piece.length <= RECORD_CHARS_MAX) {
        this.#begun = RS + piece;
        break;
      }
      const record = end < 0 ? undefined : parseRecord(piece.slice(0, end));
      if (record === undefined) {
        text += RS + piece;
      } else {
        records.push(record);
        text += piece.slice(end + 1);
      }
    }
    return { text, records };
  }

  /** The stream has ended: what was begun and never finished, as text. */
  end(): string {
    const text = this.#begun;
    this.#begun = '';
    return text;
  }
}

/** An object, or undefined: JSON has no undefined, and the probe writes objects only. */
function parseRecord(json: string): object | undefined {
  if (json.length > RECORD_CHARS_MAX) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Not JSON, so not a record: the caller shows it as the text that it is.
    return undefined;
  }
}
