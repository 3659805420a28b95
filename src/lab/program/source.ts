import type { Program } from 'acorn';
import type { PositionMap } from './position-map.ts';

/** Where the reader's files lie, and what stack traces call them: `file:///app/client.mjs`. */
export const APP_DIRECTORY = '/app';

export function urlOf(file: string): string {
  return `file://${APP_DIRECTORY}/${file}`;
}

/** Its path, which is what stack traces call a CommonJS file. */
export function pathOf(file: string): string {
  return `${APP_DIRECTORY}/${file}`;
}

/**
 * One of the reader's files as it was compiled: enough to say in its own words where an error came
 * from.
 */
export interface ProgramSource {
  readonly file: string;
  readonly url: string;
  /** What stack traces call it: the URL of a module, the path of a CommonJS file. */
  readonly name: string;
  readonly isCommonJs: boolean;
  readonly text: string;
  readonly tree: Program;
  /** From the positions that an engine reports to offsets in `text`. */
  readonly map: PositionMap;
}
