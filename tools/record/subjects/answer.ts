/** The body of every answer. It is that of the playground's server. */
export const ANSWER = '{"ok":true}';

/** A version of Node on which Node's own servers run, so that a record does not depend on the Node that makes it. */
export const SERVER_NODE = '26.12.1';
