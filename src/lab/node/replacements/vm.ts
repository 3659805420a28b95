import { currentScripts } from '../../program/current-frames.ts';
import { NotSimulatedError } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { outlinedModule } from './unsimulated-module.ts';

interface ContextOptions {
  readonly contextName?: string;
  readonly filename?: string;
}

/**
 * Programs cannot make contexts. lib/internal/util.js makes two, to be safe from programs that
 * tamper with intrinsics: getInternalGlobal names its context, and the code that walks the stack
 * (until Node 24.17) names its file. It gets the results of both.
 */
export const vm = (env: ProcessEnvironment) =>
  outlinedModule(env, 'vm', {
    runInNewContext(_code: string, _sandbox?: object, options: ContextOptions = {}): unknown {
      if (options.contextName === 'internal') return globalThis;
      if (options.filename === 'structured-stack') return structuredStack;
      throw new NotSimulatedError('vm.runInNewContext');
    },
  });

const FILE_URL = 'file://';

/** Call sites, innermost first. Files of a CommonJS package have paths, ES modules have URLs. */
function structuredStack(): object[] {
  return currentScripts().map((url) => {
    const isCommonJs = url.includes('/node_modules/') && url.startsWith(FILE_URL);
    const name = isCommonJs ? url.slice(FILE_URL.length) : url;
    return { getFileName: () => name };
  });
}
