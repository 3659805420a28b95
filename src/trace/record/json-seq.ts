/**
 * The text and the records of one chunk of a terminal stream. Each list is in the order of the
 * stream.
 */
interface JsonSeqPart {
  readonly text: string;
  readonly records: readonly object[];
}

/** Record separator, RFC 7464 §2.2. */
const RS = '\u001e';
/** The longest record. The probe writes shorter ones, so anything longer is passed on as text. */
export const RECORD_CHARS_MAX = 65_536;

/**
 * Takes JSON text sequences (RFC 7464: RS, JSON, LF) out of a terminal stream. The stream also has
 * the program's own output, and a chunk may end anywhere. A record that is truncated, garbled or
 * too long stays in the text, as §2.3 asks of parsers. No text is lost, and nothing throws.
 */
export class JsonSeqSplitter {
  /** An unfinished record, from its RS on, that waits for its LF. */
  #begun = '';

  push(chunk: string): JsonSeqPart {
    const pieces = (this.#begun + chunk).split(RS);
    this.#begun = '';
    let text = pieces[0] ?? '';
    const records: object[] = [];
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

  /** Call this at the end of the stream. Returns an unfinished record as text. */
  end(): string {
    const text = this.#begun;
    this.#begun = '';
    return text;
  }
}

/**
 * An object, or undefined when the text is no record. The probe writes only objects, and JSON has
 * no undefined.
 */
function parseRecord(json: string): object | undefined {
  if (json.length > RECORD_CHARS_MAX) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Not JSON, so not a record: the caller shows it as text.
    return undefined;
  }
}
