import type { Scenario } from '../../scenario.ts';
import type { Wordless } from './wordless.ts';

/** How the program of a client is written that is neither node-fetch nor http.request. */
export interface ClientCode {
  /** client.mjs; values that the client has no word for are left out. */
  readonly write: (scenario: Scenario, url: string) => string;
  /** Values of the other knobs that it has no word for. */
  readonly wordless: readonly Wordless[];
}
