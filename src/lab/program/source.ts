import type { Program } from 'acorn';
import type { PositionMap } from './position-map.ts';

/** The folder of the reader's files. Stack traces show it: `file:///app/client.mjs`. */
export const APP_DIRECTORY = '/app';

export function urlOf(file: string): string {
  return `file://${APP_DIRECTORY}/${file}`;
}

/** Its path, by which stack traces name a CommonJS file. */
export function pathOf(file: string): string {
  return `${APP_DIRECTORY}/${file}`;
}

/**
 * One of the reader's files as it was compiled: all that is needed to show where in it an error
 * came from.
 */
export interface ProgramSource {
  readonly file: string;
  readonly url: string;
  /** Its name in stack traces: the URL of a module, the path of a CommonJS file. */
  readonly name: string;
  readonly isCommonJs: boolean;
  readonly text: string;
  readonly tree: Program;
  /** What was evaluated: `text` with the marks of the Lab. */
  readonly code: string;
  /** From the positions that an engine reports to offsets in `text`. */
  readonly map: PositionMap;
}
