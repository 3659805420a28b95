import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('async_context_frame'), Node 22 and later: src/async_context_frame.cc. One value
 * per process that promise jobs carry from where they were scheduled to where they run.
 */
export const asyncContextFrame: BindingFactory = (env) => {
  env.promises.hooks.getFrame = () => env.asyncContextFrame;
  env.promises.hooks.setFrame = (frame) => {
    env.asyncContextFrame = frame;
  };
  return {
    getContinuationPreservedEmbedderData: () => env.asyncContextFrame,
    setContinuationPreservedEmbedderData(frame: unknown) {
      env.asyncContextFrame = frame;
    },
  };
};
