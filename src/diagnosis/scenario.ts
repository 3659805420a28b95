import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS, type Scenario } from '../scenario/scenario.ts';
import {
  closestRelease,
  closestVersion,
  FETCH_VERSIONS,
  NODE_RELEASES,
} from '../scenario/versions.ts';
import type { Case } from './case.ts';
import { sendsClose } from './facts/senders.ts';

/** A scenario of the playground that is like the case. */
export interface LikeScenario {
  /** Of /play/ and of `race`. */
  readonly query: string;
  /** What the playground replaces or cannot show, one sentence each. */
  readonly replaced: readonly string[];
}

/** Verdicts for which two requests show what happened. */
const SHOWN: Readonly<Record<string, Partial<Scenario>>> = {
  'this-bug': {},
  'not-this-bug:closes-anyway': { server: 'always-close' },
  'not-this-bug:server-says-close': { server: 'echo-close' },
  'not-this-bug:node-18': {},
};

/** The scenario that matches a case of that verdict; undefined where the playground has none. */
export function scenarioLike(verdict: string, of: Case): LikeScenario | undefined {
  const [link] = of.all('our-link');
  if (link) return { query: link.query, replaced: [] };
  const server = Object.hasOwn(SHOWN, verdict) ? SHOWN[verdict] : undefined;
  if (!server) return undefined;
  const replaced: string[] = [];
  const release = of.node()?.value.release;
  const node = (release && closestRelease(release, NODE_RELEASES)) || DEFAULTS.node;
  if (release !== node)
    replaced.push(
      `Node ${node} for ${release ? `Node ${release}` : 'a release that is not shown'}.`,
    );
  const client = clientLike(of, replaced);
  if (of.all('server').length > 0) replaced.push('The playground’s server for yours.');
  return { query: formatQuery({ ...DEFAULTS, node, ...client, ...server }), replaced };
}

function clientLike(of: Case, replaced: string[]): Pick<Scenario, 'fetch' | 'header'> {
  const sender = of.sender()?.value;
  if (sender?.name === 'node-fetch') {
    // Of several versions that a line of a stack allows, the last one: `2.6.8 to 2.6.12`.
    const version = sender.versions.split(/ to | or /).at(-1) ?? '';
    const closest = closestVersion(version, FETCH_VERSIONS);
    // “before 2.6.13 or 3.3.2” names releases that are fixed.
    const isOther = closest && sender.sends && !sendsClose('node-fetch', closest);
    const fetch = isOther ? DEFAULTS.fetch : closest;
    if (fetch) {
      if (fetch !== sender.versions)
        replaced.push(`node-fetch ${fetch} for node-fetch ${sender.versions}.`);
      return { fetch, header: 'default' };
    }
  }
  replaced.push(`http.request with a header of its own for ${sender?.name ?? 'your client'}.`);
  return { fetch: 'http', header: 'close' };
}
