import { NotSimulatedError } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

/** TLS needs OpenSSL. A request to an https: URL ends with a NotSimulatedError that names it. */
export function tls(env: ProcessEnvironment) {
  /** lib/internal/js_stream_socket.js: http2-wrapper, which got 14 loads, finds the class through a socket. */
  class JSStreamSocket {}
  class TLSSocket {
    readonly _handle = { _parentWrap: new JSStreamSocket() };
    constructor(stream?: object) {
      if (!stream || !(stream instanceof env.requireAny('stream')['PassThrough']))
        throw new NotSimulatedError('tls.TLSSocket');
    }
  }
  return outlinedModule(env, 'tls', { TLSSocket });
}
