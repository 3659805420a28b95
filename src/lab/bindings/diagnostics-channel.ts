import type { BindingFactory } from './environment.ts';

/**
 * internalBinding('diagnostics_channel'), Node 24 and later: src/node_diagnostics_channel.cc. It
 * lets C++ publish on channels; no native of the Lab does.
 */
export const diagnosticsChannel: BindingFactory = () => {
  const indexes = new Map<string, number>();
  return {
    getOrCreateChannelIndex(name: string) {
      const index = indexes.get(name) ?? indexes.size;
      indexes.set(name, index);
      return index;
    },
    linkNativeChannel() {},
    notifyChannelActive() {},
    notifyChannelInactive() {},
  };
};
