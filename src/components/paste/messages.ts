import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { ListingRow } from '../../diagnosis/input/listing.ts';
import type { Piece } from '../../diagnosis/input/pieces.ts';

/** A piece of a case as the page has it. A file is read by the worker, once; afterwards its key is enough. */
export interface PieceSource {
  readonly key: number;
  readonly name: string;
  readonly source?: string | File;
}

/** To the worker. */
export interface CaseQuestion {
  readonly id: number;
  readonly pieces: readonly PieceSource[];
}

/** What became of a piece. */
export interface PieceState {
  readonly key: number;
  readonly name: string;
  readonly lines: number;
  /** Why it is not read, with what to do instead. */
  readonly refused?: string;
  /** How it was read, where that may surprise. */
  readonly remark?: string;
}

/** From the worker. */
export interface CaseAnswer {
  readonly id: number;
  readonly pieces: readonly PieceState[];
  /** Undefined when no piece could be read. */
  readonly diagnosis?: Diagnosis;
  readonly rows: readonly ListingRow[];
  /** The failing address, if the text names one that a command can have. */
  readonly url?: string;
  /** The texts, if they are short enough to be kept for a reload and to be part of an issue. */
  readonly texts?: readonly Piece[];
}
