import type { LookAlikeVerdict } from '../verdict.ts';
import { EARLY_RESPONSE, PREMATURE_CLOSE_2026, TRUNCATED_BODY } from './bodies.ts';
import { NPM_CLI, OF_BUILT_IN_FETCH, OTHER_RUNTIME, OWN_TIMEOUT } from './clients.ts';
import { CONNECT_REFUSED, CONNECT_TIMEOUT, TLS_HANDSHAKE } from './connections.ts';
import {
  CLOSES_ANYWAY,
  HTTP_10,
  IDLE_RACE,
  NODE_18,
  SERVER_CUT,
  SERVER_SAYS_CLOSE,
} from './servers.ts';
import { SERVER_CLOSE, TEST_SERVER } from './tests.ts';

/**
 * The look-alikes, in the order in which they are tried: first those that one line decides, then those that rest on
 * what the server or the order of requests shows.
 */
export const LOOK_ALIKE_VERDICTS: readonly LookAlikeVerdict[] = [
  CONNECT_REFUSED,
  TLS_HANDSHAKE,
  CONNECT_TIMEOUT,
  OTHER_RUNTIME,
  PREMATURE_CLOSE_2026,
  TRUNCATED_BODY,
  OF_BUILT_IN_FETCH,
  NPM_CLI,
  EARLY_RESPONSE,
  OWN_TIMEOUT,
  TEST_SERVER,
  SERVER_CLOSE,
  HTTP_10,
  SERVER_SAYS_CLOSE,
  NODE_18,
  SERVER_CUT,
  IDLE_RACE,
  CLOSES_ANYWAY,
];
