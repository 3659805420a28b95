import type { LookAlikeVerdict } from '../verdict.ts';
import { OF_BUILT_IN_FETCH } from './built-in-fetch.ts';
import { CERTIFICATE } from './certificate.ts';
import { CLOSES_ANYWAY } from './closes-anyway.ts';
import { CONNECT_REFUSED } from './connect-refused.ts';
import { CONNECT_TIMEOUT } from './connect-timeout.ts';
import { DOES_NOT_END } from './does-not-end.ts';
import { EARLY_RESPONSE } from './early-response.ts';
import { HTTP_10 } from './http-10.ts';
import { IDLE_RACE } from './idle-race.ts';
import { IDLE_RESET } from './idle-reset.ts';
import { NAME_NOT_FOUND } from './name-not-found.ts';
import { NODE_18 } from './node-18.ts';
import { NPM_CLI } from './npm-cli.ts';
import { OTHER_RUNTIME } from './other-runtime.ts';
import { OWN_TIMEOUT } from './own-timeout.ts';
import { PREMATURE_CLOSE_2026 } from './premature-close-2026.ts';
import { SERVER_CLOSE } from './server-close.ts';
import { SERVER_CUT } from './server-cut.ts';
import { SERVER_SAYS_CLOSE } from './server-says-close.ts';
import { TEST_SERVER } from './test-server.ts';
import { TLS_HANDSHAKE } from './tls-handshake.ts';
import { TRUNCATED_BODY } from './truncated-body.ts';

/**
 * The look-alikes, in the order in which they are tried: first those that one line decides, then those that rest on
 * what the server or the order of requests shows.
 */
export const LOOK_ALIKE_VERDICTS: readonly LookAlikeVerdict[] = [
  CONNECT_REFUSED,
  NAME_NOT_FOUND,
  CERTIFICATE,
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
  IDLE_RESET,
  IDLE_RACE,
  CLOSES_ANYWAY,
  DOES_NOT_END,
];
