import { HTTP_REQUEST, HTTP_RESPONSE } from './llhttp-wasm.ts';

/**
 * JavaScript sets its callbacks on the parser under these numbers: kOnMessageBegin … in
 * src/node_http_parser.cc.
 */
export const ON_MESSAGE_BEGIN = 0;
export const ON_HEADERS = 1;
export const ON_HEADERS_COMPLETE = 2;
export const ON_BODY = 3;
export const ON_MESSAGE_COMPLETE = 4;
/** After each read of a socket that the parser consumes. */
export const ON_EXECUTE = 5;

/**
 * Static members of `HTTPParser`, for all releases. A release does not read the ones that it lacks.
 */
export const HTTP_PARSER_CONSTANTS = {
  REQUEST: HTTP_REQUEST,
  RESPONSE: HTTP_RESPONSE,
  kOnMessageBegin: ON_MESSAGE_BEGIN,
  kOnHeaders: ON_HEADERS,
  kOnHeadersComplete: ON_HEADERS_COMPLETE,
  kOnBody: ON_BODY,
  kOnMessageComplete: ON_MESSAGE_COMPLETE,
  kOnExecute: ON_EXECUTE,
  kOnTimeout: 6,
  kLenientNone: 0,
  kLenientHeaders: 1 << 0,
  kLenientChunkedLength: 1 << 1,
  kLenientKeepAlive: 1 << 2,
  kLenientTransferEncoding: 1 << 3,
  kLenientVersion: 1 << 4,
  kLenientDataAfterClose: 1 << 5,
  kLenientOptionalLFAfterCR: 1 << 6,
  kLenientOptionalCRLFAfterChunk: 1 << 7,
  kLenientOptionalCRBeforeLF: 1 << 8,
  kLenientSpacesAfterChunkSize: 1 << 9,
  kLenientHeaderValueRelaxed: 1 << 10,
  /** All flags before kLenientHeaderValueRelaxed, which Node 26 sets separately. */
  kLenientAll: (1 << 10) - 1,
};
