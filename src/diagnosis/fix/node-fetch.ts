import type { Sender } from '../case/sender.ts';
import type { Case } from '../case.ts';
import type { EvidenceOf } from '../evidence.ts';
import type { Asker, Forced, ManagerFix } from './manager-fix.ts';
import { fixedParent } from './parents.ts';
import { allows } from './ranges.ts';
import type { Way } from './way.ts';

const FIXED = { two: '2.7.0', three: '3.3.2' };

/**
 * The ways to a fixed node-fetch: an upgrade where the range allows it, the package that brings it where one of its
 * releases is enough, and a forced version where neither is.
 */
export function nodeFetchWays(
  of: Case,
  { versions, inside }: Sender,
  manager: ManagerFix,
): readonly Way[] {
  const isThree = /^[34]\./.test(versions);
  const fixedVersion = isThree ? FIXED.three : FIXED.two;
  const fixed = `^${fixedVersion}`;
  const ranges = of.all('range').filter((each) => isAskingFor(each, isThree));
  const own = ranges.find(({ by }) => !by);
  const parents = parentsOf(ranges, inside.at(-1));
  const isOwn = inside.length === 0 && own !== undefined;
  if (parents.length === 0)
    return own || isThree ? [ownWay(manager, own?.range, fixedVersion)] : eitherWay(manager, fixed);
  const forced: Forced = {
    askers: parents,
    fixed,
    version: /^\d+\.\d+\.\d+$/.test(versions) ? versions : undefined,
    isDirect: own !== undefined,
    hasOtherMajor: hasOtherMajor(of, isThree),
  };
  const pinning = parents.filter(({ range }) => !range || !allows(range, fixedVersion));
  if (pinning.length === 0)
    return isOwn && !allows(own.range, fixedVersion)
      ? [manager.upgrade('node-fetch', fixed), manager.refreshBelow(forced)]
      : [manager.refreshBelow(forced)];
  const ownSteps = own ? ownWay(manager, own.range, fixedVersion).steps : [];
  return [
    ...parentWays(of, pinning, manager).map(({ steps }) => ({ steps: [...ownSteps, ...steps] })),
    manager.force({ ...forced, askers: pinning }),
  ];
}

/** The project's own dependency, of which every lock file has one copy at the top. */
function ownWay(manager: ManagerFix, range: string | undefined, fixedVersion: string): Way {
  return range && allows(range, fixedVersion)
    ? manager.refresh('node-fetch')
    : manager.upgrade('node-fetch', `^${fixedVersion}`);
}

/** A stack or a list alone does not say whether the project depends on it itself. */
function eitherWay(manager: ManagerFix, fixed: string): readonly Way[] {
  return [
    { ...manager.upgrade('node-fetch', fixed), note: 'Where you depend on it yourself.' },
    {
      ...manager.refresh('node-fetch'),
      note: 'Where a package brings it, if its range allows it.',
    },
  ];
}

function isAskingFor({ name, range }: EvidenceOf<'range'>, isThree: boolean): boolean {
  if (name !== 'node-fetch') return false;
  const major = Number(/\d+/.exec(range)?.[0] ?? 0);
  return isThree ? major >= 3 : major < 3;
}

function parentsOf(
  ranges: readonly EvidenceOf<'range'>[],
  inside: string | undefined,
): readonly Asker[] {
  const parents = ranges.flatMap(({ by, range }) => (by ? [{ parent: by, range }] : []));
  // The copy that threw has one parent; a copy at the top is shared by all that ask for it.
  const own = inside ? parents.filter(({ parent }) => parent === inside) : parents;
  return inside && own.length === 0 ? [{ parent: inside, range: undefined }] : own;
}

function hasOtherMajor(of: Case, isThree: boolean): boolean {
  const other = isThree ? /^[12]\./ : /^[34]\./;
  return of
    .all('installed')
    .some(({ name, version }) => name === 'node-fetch' && other.test(version));
}

/** Where every pinning package has a release with a fixed node-fetch, and the project depends on it itself. */
function parentWays(of: Case, pinning: readonly Asker[], manager: ManagerFix): readonly Way[] {
  const ways = pinning.flatMap(({ parent }): Way[] => {
    const own = of.all('range').find(({ name, by }) => name === parent && !by);
    const release = own && fixedParent(parent, own.range);
    if (!own || !release) return [];
    return [
      allows(own.range, release) ? manager.refresh(parent) : manager.upgrade(parent, `^${release}`),
    ];
  });
  if (ways.length !== pinning.length) return [];
  return [{ steps: ways.flatMap(({ steps }) => steps) }];
}
