import { type Forced, type ManagerFix, NEVER_ACROSS } from './manager-fix.ts';
import { mergeStep, runStep, type Way } from './way.ts';

/** Yarn 1. Its `yarn upgrade` leaves dependencies of dependencies alone, so `resolutions` do all below the project. */
export const YARN_FIX: ManagerFix = {
  upgrade: (name, range) => ({ steps: [runStep(`yarn add ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [runStep(`yarn upgrade ${name}`)] }),
  refreshBelow: resolve,
  force: resolve,
  replace: (fork, fixed) => ({
    steps: [
      mergeStep({ resolutions: { [fork]: `npm:node-fetch@${fixed}` } }),
      runStep('yarn install'),
    ],
  }),
  list: (name) => `yarn list --pattern ${name}`,
  listReplaced: (fork) => `yarn list --pattern ${fork}`,
};

/** By parent: a resolution without one would move every copy, those of 3.x as well. */
function resolve({ askers, fixed, isDirect }: Forced): Way {
  const parents = [...new Set(askers.map(({ parent }) => parent))];
  return {
    steps: [
      ...(isDirect ? [runStep(`yarn add node-fetch@${fixed}`)] : []),
      mergeStep({
        resolutions: Object.fromEntries(
          parents.map((parent) => [`**/${parent}/node-fetch`, fixed]),
        ),
      }),
      runStep('yarn install'),
    ],
    note: NEVER_ACROSS,
  };
}
