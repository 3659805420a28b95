/**
 * In Node, reads files to find the source of a failed `assert(expression)`. Without the source,
 * Node uses a plain message.
 */
export const errorSource = () => ({
  getErrorSourceExpression: () => undefined,
  getErrorSourceLocation: () => undefined,
});
