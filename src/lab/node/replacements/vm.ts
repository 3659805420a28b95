import { currentFrames } from '../../program/current-frames.ts';
import { NotSimulatedError } from '../not-simulated.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

/**
 * Programs cannot make contexts. lib/internal/util.js makes two, to be safe from programs that
 * tamper with intrinsics: one for its global object, one to walk the stack with (until Node 24.17).
 * These it gets.
 */
export const vm = () =>
  unsimulatedModule('vm', {
    runInNewContext(code: string): unknown {
      if (code === 'this') return globalThis;
      if (code.includes('structuredStack')) return structuredStack;
      throw new NotSimulatedError('vm.runInNewContext');
    },
  });

const FILE_URL = 'file://';

/** Call sites, innermost first. Files of a CommonJS package have paths, ES modules have URLs. */
function structuredStack(): object[] {
  return currentFrames().map(({ url }) => {
    const isCommonJs = url.includes('/node_modules/') && url.startsWith(FILE_URL);
    const name = isCommonJs ? url.slice(FILE_URL.length) : url;
    return { getFileName: () => name };
  });
}
