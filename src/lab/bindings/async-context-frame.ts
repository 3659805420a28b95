import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('async_context_frame'), Node 22 and later: src/async_context_frame.cc. It holds
 * one value per process. A promise job keeps the value from when it was scheduled and runs with it.
 */
export const asyncContextFrame: BindingFactory = (env) => {
  env.promises.hooks.getFrame = () => env.asyncContextFrame;
  env.promises.hooks.setFrame = (frame) => {
    env.asyncContextFrame = frame;
  };
  return {
    getContinuationPreservedEmbedderData() {
      return env.asyncContextFrame;
    },
    setContinuationPreservedEmbedderData(frame: unknown) {
      env.asyncContextFrame = frame;
    },
  };
};
