import type { Call } from './calls.ts';

/** A place in a program: a statement that runs, or an await that it is suspended at. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Offset of the `await` in its file, once its operand has been evaluated. */
  readonly awaitOffset?: number;
  /** The call that the await waits for. */
  readonly call?: Call | undefined;
}
