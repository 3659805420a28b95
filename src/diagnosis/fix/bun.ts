import { type Forced, type ManagerFix, NEVER_ACROSS } from './manager-fix.ts';
import { type Fields, merge, run } from './way.ts';

/** Bun. An override without a parent moves every copy, those of 3.x as well; one below a parent needs a recent Bun. */
export const BUN: ManagerFix = {
  upgrade: (name, range) => ({ steps: [run(`bun add ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [run(`bun update ${name}`)] }),
  refreshBelow: () => ({ steps: [run('bun update node-fetch')] }),
  force: ({ askers, fixed, isDirect, hasOtherMajor }: Forced) => {
    const below: Fields = Object.fromEntries(
      askers.map(({ parent }) => [parent, { 'node-fetch': fixed }]),
    );
    return {
      steps: [
        ...(isDirect ? [run(`bun add node-fetch@${fixed}`)] : []),
        merge({ overrides: hasOtherMajor ? below : { 'node-fetch': fixed } }),
        run('bun install'),
      ],
      note: NEVER_ACROSS,
    };
  },
  replace: (fork, fixed) => ({
    steps: [merge({ overrides: { [fork]: `npm:node-fetch@${fixed}` } }), run('bun install')],
  }),
  list: (name) => `bun pm ls --all | grep ${name}`,
  listReplaced: () => 'bun pm ls --all | grep node-fetch',
};
