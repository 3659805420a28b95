import { bugOn, compareReleases, nodeAt } from '../facts/node-releases.ts';
import type { FoundEvidence, Known } from '../found.ts';

/** A release of Node, `20.11.1` or `20`. */
export interface ReleaseFound {
  readonly release: string;
  /** The frames allow later releases as well. */
  readonly orLater: boolean;
}

/** As people write it: `20.11.1`, `22 or later`. */
export function nodeText({ release, orLater }: ReleaseFound): string {
  return orLater ? `${release} or later` : release;
}

/**
 * Node's release: by a frame of its library, which ran, then by what the text says, then by what a file asks for.
 * Where a frame allows several releases, the text decides between them.
 */
export function nodeOf(found: FoundEvidence): Known<ReleaseFound> | undefined {
  const hasRecentFrames = found.all('recent-frames').length > 0;
  const said = found.all('node').filter(({ wanted }) => !wanted);
  const exact = said.filter(({ version }) => version.split('.').length === 3);
  for (const { listener, line, isOld, at } of found.all('listener')) {
    const by = isOld ? nodeAt.old : nodeAt.line(listener, line, hasRecentFrames);
    if (!by) continue;
    const fitting = exact.find(({ version }) => by.allows(version));
    if (fitting) return known(fitting.version, at);
    return { value: { release: by.release, orLater: by.orLater }, at };
  }
  const [first] = [...exact, ...said];
  if (first) return known(first.version, first.at);
  const [recent] = found.all('recent-frames');
  if (recent) return { value: { release: '20', orLater: true }, at: recent.at };
  const [agent] = found.all('default-agent');
  if (agent) return { value: { release: '19', orLater: true }, at: agent.at };
  return wantedNode(found);
}

/** What a file asks for. A minimum below 19 says nothing: `"node": ">=18"` stands in projects that run on 22. */
function wantedNode(found: FoundEvidence): Known<ReleaseFound> | undefined {
  const wanted = found
    .all('node')
    .filter(({ version, orLater }) => !orLater || compareReleases(version, '19.0.0') >= 0);
  // An image or a file of one version says more than a minimum.
  const best = wanted.find(({ orLater }) => !orLater) ?? wanted[0];
  return best && { value: { release: best.version, orLater: best.orLater ?? false }, at: best.at };
}

function known(release: string, at: Known<unknown>['at']): Known<ReleaseFound> {
  return { value: { release, orLater: false }, at };
}

/** Whether the agent keeps sockets: one of the program's own, or the global one of that Node. Undefined where it is not known. */
export function poolsOf(found: FoundEvidence): Known<boolean> | undefined {
  const own = found.all('agent').find(({ keepAlive }) => keepAlive);
  if (own) return { value: true, at: own.at };
  const node = nodeOf(found);
  if (node) return { value: bugOn(node.value.release) !== 'never', at: node.at };
  const [again] = [
    ...found.all('pooled-again'),
    ...found.all('packets').filter(({ requestAfterFin }) => requestAfterFin),
  ];
  return again && { value: true, at: again.at };
}
