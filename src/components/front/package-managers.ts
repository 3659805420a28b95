/** How to get a fixed node-fetch with one package manager. */
interface PackageManager {
  readonly id: string;
  readonly name: string;
  /** For a package that depends on node-fetch itself. */
  readonly upgrade: string;
  /** A part of the root package.json that replaces the copy of another package. */
  readonly override: string;
  /** What to know before using the override. */
  readonly caveat: string;
  readonly check: string;
}

const upgradeWith = (command: string) =>
  [
    `${command} node-fetch@^2.7.0   # if you are on 2.x`,
    `${command} node-fetch@^3.3.2   # if you are on 3.x`,
  ].join('\n');

/**
 * npm, pnpm 9 and Yarn 1 were run against cross-fetch 3.1.5, which pins node-fetch 2.6.7 exactly, and then had 2.7.0.
 * Overrides work only in the root project.
 */
export const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    id: 'npm',
    name: 'npm',
    upgrade: upgradeWith('npm install'),
    override: '"overrides": { "node-fetch@2": "^2.7.0" }',
    caveat: 'npm 8.3 or later. A copy of 3.x stays as it is.',
    check: 'npm ls node-fetch',
  },
  {
    id: 'pnpm',
    name: 'pnpm',
    upgrade: upgradeWith('pnpm add'),
    override: '"pnpm": {\n  "overrides": { "node-fetch@2": "^2.7.0" }\n}',
    caveat: 'Tried with pnpm 9. A copy of 3.x stays as it is.',
    check: 'pnpm why node-fetch',
  },
  {
    id: 'yarn',
    name: 'Yarn 2+',
    upgrade: upgradeWith('yarn add'),
    override: '"resolutions": {\n  "node-fetch@npm:2.6.7": "2.7.0"\n}',
    caveat: 'One line for each range of node-fetch in your yarn.lock. Not tried by us yet.',
    check: 'yarn why node-fetch',
  },
  {
    id: 'yarn1',
    name: 'Yarn 1',
    upgrade: upgradeWith('yarn add'),
    override: '"resolutions": { "node-fetch": "^2.7.0" }',
    caveat: 'This moves every copy, also one of 3.x.',
    check: 'yarn why node-fetch',
  },
];
