import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/**
 * The names of RFC 9113 that clients read when they are loaded (internalBinding('http2').constants).
 * HTTP/2 itself is not simulated: over http:, no client speaks it by itself.
 */
const HEADERS = ['authority', 'method', 'path', 'scheme', 'status', 'protocol'];
const FIELDS = ['content-length', 'expect', 'upgrade', 'connection', 'te', 'keep-alive', 'host'];

export function http2(env: ProcessEnvironment) {
  const constants: Record<string, string | number> = { NGHTTP2_CANCEL: 8, NGHTTP2_NO_ERROR: 0 };
  const name = (header: string) => `HTTP2_HEADER_${header.toUpperCase().replaceAll('-', '_')}`;
  for (const header of HEADERS) constants[name(header)] = `:${header}`;
  for (const field of FIELDS) constants[name(field)] = field;
  return outlinedModule(env, 'http2', { constants });
}
