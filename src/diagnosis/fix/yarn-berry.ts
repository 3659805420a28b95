import { type Forced, type ManagerFix, NEVER_ACROSS } from './manager-fix.ts';
import { merge, run } from './way.ts';

/** Yarn 2 and later. A resolution names the range that it replaces: `node-fetch@npm:2.6.7`. */
export const YARN_BERRY: ManagerFix = {
  upgrade: (name, range) => ({ steps: [run(`yarn up ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [run(`yarn up -R ${name}`)] }),
  refreshBelow: () => ({ steps: [run('yarn up -R node-fetch')] }),
  force: ({ askers, fixed, version, isDirect }: Forced) => {
    const ranges = new Set(askers.map(({ range }) => range ?? version ?? '2.6.7'));
    const replaced = [...ranges].map((range) => [`node-fetch@npm:${range}`, fixed] as const);
    return {
      steps: [
        ...(isDirect ? [run(`yarn up node-fetch@${fixed}`)] : []),
        merge({ resolutions: Object.fromEntries(replaced) }),
        run('yarn install'),
      ],
      note: NEVER_ACROSS,
    };
  },
  replace: (fork, fixed) => ({
    steps: [merge({ resolutions: { [fork]: `npm:node-fetch@${fixed}` } }), run('yarn install')],
  }),
  list: (name) => `yarn why ${name}`,
  listReplaced: () => 'yarn why node-fetch',
};
