import { type Forced, type ManagerFix, NEVER_ACROSS } from './manager-fix.ts';
import { mergeStep, runStep } from './way.ts';

/** Yarn 2 and later. A resolution names the range that it replaces: `node-fetch@npm:2.6.7`. */
export const YARN_BERRY_FIX: ManagerFix = {
  upgrade: (name, range) => ({ steps: [runStep(`yarn up ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [runStep(`yarn up -R ${name}`)] }),
  refreshBelow: () => ({ steps: [runStep('yarn up -R node-fetch')] }),
  force: ({ askers, fixed, version, isDirect }: Forced) => {
    const ranges = new Set(askers.map(({ range }) => range ?? version ?? '2.6.7'));
    const replaced = [...ranges].map((range) => [`node-fetch@npm:${range}`, fixed] as const);
    return {
      steps: [
        ...(isDirect ? [runStep(`yarn up node-fetch@${fixed}`)] : []),
        mergeStep({ resolutions: Object.fromEntries(replaced) }),
        runStep('yarn install'),
      ],
      note: NEVER_ACROSS,
    };
  },
  replace: (fork, fixed) => ({
    steps: [
      mergeStep({ resolutions: { [fork]: `npm:node-fetch@${fixed}` } }),
      runStep('yarn install'),
    ],
  }),
  list: (name) => `yarn why ${name}`,
  listReplaced: () => 'yarn why node-fetch',
};
