import { type Forced, type ManagerFix, NEVER_ACROSS, ofMajor } from './manager-fix.ts';
import { mergeStep, runStep } from './way.ts';

/** npm, from 8.3 on, which has `overrides`. */
export const NPM_FIX: ManagerFix = {
  upgrade: (name, range) => ({ steps: [runStep(`npm install ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [runStep(`npm update ${name}`)] }),
  refreshBelow: () => ({ steps: [runStep('npm update node-fetch')] }),
  force: ({ fixed, isDirect }: Forced) => ({
    steps: [
      // npm refuses an override that differs from the project's own range (EOVERRIDE).
      ...(isDirect ? [runStep(`npm install node-fetch@${fixed}`)] : []),
      mergeStep({ overrides: { [ofMajor(fixed)]: fixed } }),
      runStep('npm install'),
    ],
    note: NEVER_ACROSS,
  }),
  replace: (fork, fixed) => ({
    steps: [
      mergeStep({ overrides: { [fork]: `npm:node-fetch@${fixed}` } }),
      runStep('npm install'),
    ],
  }),
  list: (name) => `npm ls ${name}`,
  listReplaced: (fork) => `npm ls ${fork}`,
};
