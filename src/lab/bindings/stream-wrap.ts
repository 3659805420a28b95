import type { BindingFactory } from './environment.ts';
import { nativeClass } from './native-class.ts';
import { ReqWrap } from './wrap.ts';

/**
 * internalBinding('stream_wrap'): src/stream_wrap.cc. The streams themselves are in stream-base.ts;
 * this file has the requests and the array in which a call leaves its further results.
 */
export const streamWrap: BindingFactory = (env) => ({
  WriteWrap: nativeClass(
    'WriteWrap',
    class extends ReqWrap {
      constructor() {
        super(env, 'WRITEWRAP');
      }
    },
  ),
  ShutdownWrap: nativeClass(
    'ShutdownWrap',
    class extends ReqWrap {
      constructor() {
        super(env, 'SHUTDOWNWRAP');
      }
    },
  ),
});
