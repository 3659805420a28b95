import { type Forced, type ManagerFix, NEVER_ACROSS, ofMajor } from './manager-fix.ts';
import { type FixStep, mergeStep, runStep, type Way } from './way.ts';

const INSTALL = runStep('pnpm install --no-frozen-lockfile');

/** Not `pnpm update -r`, which leaves dependencies of dependencies alone (run with 9.15, 10.34 and 12.21). */
const COMMON = {
  upgrade: (name: string, range: string): Way => ({
    steps: [runStep(`pnpm add ${name}@${range}`)],
  }),
  refresh: (name: string): Way => ({ steps: [runStep(`pnpm update ${name}`)] }),
  refreshBelow: (): Way => ({ steps: [runStep('pnpm update --depth Infinity node-fetch')] }),
  list: (name: string) => `pnpm why ${name}`,
  listReplaced: () => 'pnpm why node-fetch',
};

/** pnpm 10 and later, which reads its overrides from pnpm-workspace.yaml. 12 reads them nowhere else. */
export const PNPM_FIX: ManagerFix = {
  ...COMMON,
  force: ({ fixed, isDirect }: Forced) => ({
    steps: [...direct(isDirect, fixed), workspace(ofMajor(fixed), fixed), INSTALL],
    note: `${NEVER_ACROSS} pnpm 9 and older: "pnpm": { "overrides": { "${ofMajor(fixed)}": "${fixed}" } } in package.json.`,
  }),
  replace: (fork, fixed) => ({ steps: [workspace(fork, `npm:node-fetch@${fixed}`), INSTALL] }),
};

/** pnpm 9 and older, which refuses a pnpm-workspace.yaml without packages. */
export const PNPM_9_FIX: ManagerFix = {
  ...COMMON,
  force: ({ fixed, isDirect }: Forced) => ({
    steps: [
      ...direct(isDirect, fixed),
      mergeStep({ pnpm: { overrides: { [ofMajor(fixed)]: fixed } } }),
      INSTALL,
    ],
    note: NEVER_ACROSS,
  }),
  replace: (fork, fixed) => ({
    steps: [mergeStep({ pnpm: { overrides: { [fork]: `npm:node-fetch@${fixed}` } } }), INSTALL],
  }),
};

function direct(isDirect: boolean, fixed: string): readonly FixStep[] {
  return isDirect ? [runStep(`pnpm add node-fetch@${fixed}`)] : [];
}

function workspace(name: string, range: string): FixStep {
  return {
    kind: 'line',
    file: 'pnpm-workspace.yaml',
    line: `overrides: { "${name}": "${range}" }`,
  };
}
