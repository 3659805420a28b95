import { stripTypeScriptTypes } from 'node:module';

/**
 * TypeScript with blanks in place of its types, so that lines and columns stay, as Node itself runs it
 * (module.stripTypeScriptTypes, mode `strip`).
 *
 * @throws Node's error for what is not TypeScript (`ERR_INVALID_TYPESCRIPT_SYNTAX`) or is more than types, such as an
 *   enum (`ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX`)
 */
export function stripTypes(text: string): string {
  // Node warns that the function is experimental. That is our business, not that of whoever reads the answer.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text, { mode: 'strip' });
  } finally {
    process.emitWarning = emitWarning;
  }
}
