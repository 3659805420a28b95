import { type Forced, type ManagerFix, NEVER_ACROSS, ofMajor } from './manager-fix.ts';
import { merge, run } from './way.ts';

/** npm, from 8.3 on, which has `overrides`. */
export const NPM: ManagerFix = {
  upgrade: (name, range) => ({ steps: [run(`npm install ${name}@${range}`)] }),
  refresh: (name) => ({ steps: [run(`npm update ${name}`)] }),
  refreshBelow: () => ({ steps: [run('npm update node-fetch')] }),
  force: ({ fixed, isDirect }: Forced) => ({
    steps: [
      // npm refuses an override that differs from the project's own range (EOVERRIDE).
      ...(isDirect ? [run(`npm install node-fetch@${fixed}`)] : []),
      merge({ overrides: { [ofMajor(fixed)]: fixed } }),
      run('npm install'),
    ],
    note: NEVER_ACROSS,
  }),
  replace: (fork, fixed) => ({
    steps: [merge({ overrides: { [fork]: `npm:node-fetch@${fixed}` } }), run('npm install')],
  }),
  list: (name) => `npm ls ${name}`,
  listReplaced: (fork) => `npm ls ${fork}`,
};
