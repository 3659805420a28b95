import { stripTypeScriptTypes } from 'node:module';

/**
 * Replaces the types of TypeScript by blanks, so that lines and columns stay, as Node does
 * (module.stripTypeScriptTypes, mode `strip`).
 *
 * @throws Node's error for a text that is not TypeScript (`ERR_INVALID_TYPESCRIPT_SYNTAX`) or has more than types, such
 *   as an enum (`ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX`)
 */
export function stripTypes(text: string): string {
  // Node warns that the function is experimental. The warning does not concern the user of `race`.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text, { mode: 'strip' });
  } finally {
    process.emitWarning = emitWarning;
  }
}
