import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('mksnapshot'): src/node_snapshotable.cc. No snapshot is ever built, so its
 * callbacks are never called.
 */
export const mksnapshot: BindingFactory = () => ({
  setSerializeCallback() {},
  setDeserializeCallback() {},
  setDeserializeMainFunction() {},
});
