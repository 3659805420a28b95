/** One parser's entry: what its connection is doing. The parser keeps it up to date. */
export interface ListedConnection {
  readonly parser: object;
  /**
   * When the current message began, microseconds; undefined while idle (last_message_start_ == 0).
   */
  messageStartUs: number | undefined;
  headersCompleted: boolean;
}

/**
 * The connections of an HTTP server: `ConnectionsList` in src/node_http_parser.cc. The server's
 * `closeIdleConnections` and its timeouts read it. Its methods return parsers, oldest message
 * first.
 */
export class ConnectionsList {
  readonly #nowUs: () => number;
  readonly #all = new Set<ListedConnection>();
  readonly #active = new Set<ListedConnection>();

  constructor(nowUs: () => number) {
    this.#nowUs = nowUs;
  }

  /** A message is awaited or has begun. */
  activate(connection: ListedConnection): void {
    this.#all.add(connection);
    this.#active.add(connection);
  }
  deactivate(connection: ListedConnection): void {
    this.#active.delete(connection);
  }
  remove(connection: ListedConnection): void {
    this.#all.delete(connection);
    this.#active.delete(connection);
  }

  all(): object[] {
    return parsers(this.#all);
  }
  idle(): object[] {
    return parsers([...this.#all].filter(({ messageStartUs }) => messageStartUs === undefined));
  }
  active(): object[] {
    return parsers(this.#active);
  }

  /**
   * Takes out and returns the parsers whose message began too long ago. Timeouts are in
   * milliseconds, 0 for none.
   */
  expired(headersTimeoutMs: number, requestTimeoutMs: number): object[] {
    let [headersMs, requestMs] = [headersTimeoutMs, requestTimeoutMs];
    if (requestMs > 0 && headersMs > requestMs) [headersMs, requestMs] = [requestMs, headersMs];
    const headersDeadlineUs = this.#deadlineUs(headersMs);
    const requestDeadlineUs = this.#deadlineUs(requestMs);
    const expired = [...this.#active].filter(({ messageStartUs = 0, headersCompleted }) => {
      if (!headersCompleted && messageStartUs < headersDeadlineUs) return true;
      return messageStartUs < requestDeadlineUs;
    });
    for (const connection of expired) this.#active.delete(connection);
    return parsers(expired);
  }

  /**
   * A message that began before this time has expired. Without a timeout it is 0, and no message is
   * older.
   */
  #deadlineUs(timeoutMs: number): number {
    return timeoutMs > 0 ? Math.max(0, this.#nowUs() - timeoutMs * 1000) : 0;
  }
}

/** ParserComparator: idle ones first, then by age. */
function parsers(connections: Iterable<ListedConnection>): object[] {
  return [...connections]
    .sort((left, right) => (left.messageStartUs ?? 0) - (right.messageStartUs ?? 0))
    .map(({ parser }) => parser);
}
