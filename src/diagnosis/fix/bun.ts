import { type Forced, type ManagerFix, NEVER_ACROSS } from './manager-fix.ts';
import { type Fields, mergeStep, runStep } from './way.ts';

/** Bun. An override without a parent moves every copy, those of 3.x as well; one below a parent needs a recent Bun. */
export const BUN_FIX: ManagerFix = {
  upgrade: (name, range) => ({ steps: [runStep(`bun add ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [runStep(`bun update ${name}`)] }),
  refreshBelow: () => ({ steps: [runStep('bun update node-fetch')] }),
  force: ({ askers, fixed, isDirect, hasOtherMajor }: Forced) => {
    const below: Fields = Object.fromEntries(
      askers.map(({ parent }) => [parent, { 'node-fetch': fixed }]),
    );
    return {
      steps: [
        ...(isDirect ? [runStep(`bun add node-fetch@${fixed}`)] : []),
        mergeStep({ overrides: hasOtherMajor ? below : { 'node-fetch': fixed } }),
        runStep('bun install'),
      ],
      note: NEVER_ACROSS,
    };
  },
  replace: (fork, fixed) => ({
    steps: [
      mergeStep({ overrides: { [fork]: `npm:node-fetch@${fixed}` } }),
      runStep('bun install'),
    ],
  }),
  list: (name) => `bun pm ls --all | grep ${name}`,
  listReplaced: () => 'bun pm ls --all | grep node-fetch',
};
