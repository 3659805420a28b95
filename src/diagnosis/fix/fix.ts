import type { Case } from '../case.ts';
import type { PackageManager } from '../evidence.ts';
import { BUN_FIX } from './bun.ts';
import type { ManagerFix } from './manager-fix.ts';
import { nodeFetchWays } from './node-fetch.ts';
import { NPM_FIX } from './npm.ts';
import { fixedParent } from './parents.ts';
import { PNPM_9_FIX, PNPM_FIX } from './pnpm.ts';
import { type Way, waysText } from './way.ts';
import { YARN_FIX } from './yarn.ts';
import { YARN_BERRY_FIX } from './yarn-berry.ts';

/** What to do, and the command that shows that it worked. */
interface Fix {
  /** In words: the ways, the best one first. */
  readonly fix: string;
  /** The same as steps. Empty where a program has to be changed. */
  readonly ways: readonly Way[];
  /** What can still fail afterwards. */
  readonly risk: string;
  readonly nextCommand: string;
}

const AGENT = 'agent: new http.Agent({ keepAlive: false })';

/** After any fix that keeps connections. */
const STAYS =
  'What stays: a server may close a kept connection just as it is used again. Repeat idempotent requests once, or use an agent with keepAlive: false.';
const STAYS_WITHOUT_POOL = 'What stays: each request opens a connection of its own.';

const MANAGERS: Readonly<Record<PackageManager, ManagerFix>> = {
  npm: NPM_FIX,
  yarn: YARN_FIX,
  'yarn-berry': YARN_BERRY_FIX,
  pnpm: PNPM_FIX,
  'pnpm-9': PNPM_9_FIX,
  bun: BUN_FIX,
};

/** The fix for the client that sends the header, in the words of the project's package manager. */
export function fixFor(of: Case): Fix {
  const sender = of.sender()?.value;
  const manager = MANAGERS[of.all('manager')[0]?.manager ?? 'npm'];
  const ways = waysFor(of, manager);
  switch (sender?.name) {
    case undefined:
      return {
        fix: 'Upgrade node-fetch to 2.6.13 or 3.3.2, or later.',
        ways,
        risk: STAYS,
        nextCommand: manager.list('node-fetch'),
      };
    case 'the program':
      return {
        fix: `Remove the header Connection: close, or pass ${AGENT}.`,
        ways,
        risk: STAYS,
        nextCommand: `grep -rniE "connection['\\"]?\\s*:\\s*['\\"]close" src`,
      };
    case 'node-fetch':
    case 'soap':
      return { ...inWords(of, ways), risk: STAYS, nextCommand: manager.list(sender.name) };
    case '@supabase/node-fetch':
      return {
        ways,
        fix: `${waysText(ways)}. No release of ${sender.name} is fixed; this puts node-fetch in its place. Or pass ${AGENT}.`,
        risk: STAYS,
        nextCommand: manager.listReplaced(sender.name),
      };
    default:
      return {
        fix: `No release of ${sender?.name} is known to be fixed. Pass ${AGENT}.`,
        ways,
        risk: STAYS_WITHOUT_POOL,
        nextCommand: manager.list(sender?.name ?? 'node-fetch'),
      };
  }
}

function waysFor(of: Case, manager: ManagerFix): readonly Way[] {
  const sender = of.sender()?.value;
  switch (sender?.name) {
    case 'node-fetch':
      return nodeFetchWays(of, sender, manager);
    case 'soap':
      return [manager.upgrade('soap', '^1.1.11')];
    case '@supabase/node-fetch':
      return [manager.replace(sender.name, '^2.7.0')];
    default:
      return [];
  }
}

function inWords(of: Case, ways: readonly Way[]): Pick<Fix, 'fix' | 'ways'> {
  const sender = of.sender()?.value;
  const isBeta = /^4\./.test(sender?.versions ?? '');
  const beta = isBeta ? ' The betas of 4.0.0 are older than 3.3.2 and still send the header.' : '';
  return { fix: `${waysText(ways)}${parentHint(of, ways)}${beta}`, ways };
}

/** A parent whose range in the project is not known can still be named. */
function parentHint(of: Case, ways: readonly Way[]): string {
  const parent = of.sender()?.value.inside.at(-1);
  if (!parent || waysText(ways).includes(`${parent}@`)) return '';
  const version = of.all('installed').find(({ name }) => name === parent)?.version ?? '3';
  const release = fixedParent(parent, version);
  return release && !waysText(ways).includes(`update ${parent}`)
    ? ` Or ${parent} ${release}, which asks for a fixed one.`
    : '';
}
