import type { BindingFactory } from './environment.ts';
import { requestClass } from './wrap.ts';

/**
 * internalBinding('stream_wrap'): src/stream_wrap.cc. The streams themselves are in stream-base.ts;
 * this file has the requests and the array in which a call leaves its further results.
 */
export const streamWrap: BindingFactory = (env) => ({
  WriteWrap: requestClass(env, 'WriteWrap'),
  ShutdownWrap: requestClass(env, 'ShutdownWrap'),
});
