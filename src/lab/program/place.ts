import type { Call } from './calls.ts';

/** Where a program stands: at a statement, or suspended at an await. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Offset of the `await` in its file, once its operand has been evaluated. */
  readonly awaitOffset?: number;
  /** The call that the await waits for. */
  readonly call?: Call;
}
