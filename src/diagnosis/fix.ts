import type { Case, Sender } from './case.ts';
import type { PackageManager } from './evidence.ts';

/** What to do, and the command that shows that it worked. */
interface Fix {
  readonly fix: string;
  readonly nextCommand: string;
}

const AGENT = 'agent: new http.Agent({ keepAlive: false })';

/** How each package manager forces the version of a dependency of a dependency, of 2.x only. */
const OVERRIDES: Readonly<Record<PackageManager, string>> = {
  npm: '"overrides": { "node-fetch@2": "^2.7.0" } in package.json',
  bun: '"overrides": { "node-fetch": "^2.7.0" } in package.json, if nothing needs 3.x',
  pnpm: '"pnpm": { "overrides": { "node-fetch@2": "^2.7.0" } } in package.json',
  yarn: '"resolutions": { "**/PARENT/node-fetch": "^2.7.0" } in package.json',
  'yarn-berry': '"resolutions": { "node-fetch@npm:VERSION": "2.7.0" } in package.json',
};

const LIST: Readonly<Record<PackageManager, string>> = {
  npm: 'npm ls node-fetch',
  bun: 'bun pm ls --all | grep node-fetch',
  pnpm: 'pnpm why -r node-fetch',
  yarn: 'yarn why node-fetch',
  'yarn-berry': 'yarn why node-fetch',
};

/** Packages with a release that asks for a fixed node-fetch. */
const PARENTS: Readonly<Record<string, string>> = {
  'cross-fetch': 'cross-fetch 3.2.0 or 4.1.0',
};

/** The fix for the client that sends the header, in the words of the project's package manager. */
export function fixFor(of: Case): Fix {
  const sender = of.sender()?.value;
  const manager = of.all('manager')[0]?.manager ?? 'npm';
  if (!sender)
    return { fix: `Upgrade node-fetch to 2.6.13 or 3.3.2, or later.`, nextCommand: LIST[manager] };
  switch (sender.name) {
    case 'the program':
      return {
        fix: `Remove the header Connection: close, or pass ${AGENT}.`,
        nextCommand: `grep -rniE "connection['\\"]?\\s*:\\s*['\\"]close" src`,
      };
    case 'node-fetch':
      return nodeFetchFix(sender, manager);
    case 'soap':
      return { fix: 'npm install soap@^1.1.11', nextCommand: 'npm ls soap' };
    default:
      return {
        fix: `No release of ${sender.name} is known to be fixed. Pass ${AGENT}.`,
        nextCommand: `npm ls ${sender.name}`,
      };
  }
}

function nodeFetchFix({ versions, inside }: Sender, manager: PackageManager): Fix {
  const nextCommand = LIST[manager];
  const isThree = /^[34]\./.test(versions);
  if (isThree)
    return {
      fix: 'npm install node-fetch@^3.3.2. The betas of 4.0.0 are older and still send the header.',
      nextCommand,
    };
  const parent = inside.at(-1);
  if (!parent)
    return {
      fix: 'npm install node-fetch@^2.7.0 where you depend on it yourself; npm update node-fetch where a package brings it.',
      nextCommand,
    };
  const version = /^\d+\.\d+\.\d+$/.test(versions) ? versions : '2.6.7';
  const override = OVERRIDES[manager].replace('PARENT', parent).replace('VERSION', version);
  const newer = PARENTS[parent] ? ` Or ${PARENTS[parent]}.` : '';
  return {
    fix: `${override}. Never force 2.x to 3.x, which has no require().${newer}`,
    nextCommand,
  };
}
