/**
 * Finds the source of a failed `assert(expression)` by reading files. Node then falls back to a
 * plain message.
 */
export const errorSource = () => ({
  getErrorSourceExpression: () => undefined,
  getErrorSourceLocation: () => undefined,
});
