/** A diff that cannot be used. The message names the file, the hunk or the line, and says what to do next. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
}
