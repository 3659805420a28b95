import type { Scenario } from '../../scenario.ts';
import type { Lines } from '../lines.ts';

/** What a program asks of a library for one request. */
export interface Request {
  readonly method: Scenario['method'];
  /** The value of the Connection header; undefined when the library decides. */
  readonly connection: Exclude<Scenario['header'], 'default'> | undefined;
  /** The expression of the agent; undefined when the library decides. */
  readonly agent: string | undefined;
}

/** How a person writes a request with a library. */
export interface LibraryCode {
  /** Import statements. */
  readonly imports: Lines;
  /** What is made of the import, once. */
  readonly setup?: Lines;
  /** Its connections are those of Node's http module, so an agent and patches of that module have an effect. */
  readonly usesNodeHttp: boolean;
  /** The properties of its options. */
  options?(request: Request): readonly string[];
  /**
   * The call, which is awaited.
   *
   * @param target the expression of the URL
   * @param argument `, { … }` with the options, or nothing
   */
  call(target: string, argument: string, request: Request): string;
  /** The property of a response that has the status. */
  readonly status: 'status' | 'statusCode';
  /** The expression that reads the body, for each way of the knob `consume` that the library has. */
  readonly body: Partial<Record<Scenario['consume'], (response: string) => string>>;
  /** The error of the connection, with its code, is the `cause` of the error that is thrown. */
  readonly hidesCause?: boolean;
}

/** How all libraries that follow the Fetch standard read a body. */
export const FETCH_BODY: LibraryCode['body'] = {
  json: (response) => `await ${response}.json()`,
  text: (response) => `(await ${response}.text()).length`,
  none: () => '',
};
