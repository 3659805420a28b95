import { Case } from './case.ts';
import { bugOn } from './facts/node-releases.ts';
import { fixFor } from './fix.ts';
import { readEvidence } from './read.ts';
import { type LikeScenario, scenarioLike } from './scenario.ts';
import { because, type Reason } from './verdict.ts';
import { LOOK_ALIKE_VERDICTS } from './verdicts/order.ts';

/** What a paste shows. */
export interface Diagnosis {
  /** `not-this-bug:` is followed by the id of a look-alike. */
  readonly verdict: 'this-bug' | 'unknown' | `not-this-bug:${string}`;
  /** Of an unknown case: what it looks like so far. */
  readonly lean?: 'this-bug';
  readonly reasons: readonly Reason[];
  /** What is not shown, of an unknown case. */
  readonly missing: readonly string[];
  /** How often it fails on this release of Node, of this bug. */
  readonly frequency?: 'always' | 'sometimes';
  readonly versions: { readonly node?: string; readonly client?: string };
  readonly fix: string;
  /** Shows whether it is so. `$URL` stands for the failing address. */
  readonly nextCommand: string;
  readonly scenario?: LikeScenario;
}

/** The command that asks a server whether it says that it closes. */
const ASK_SERVER = "curl --http1.1 -sD- -o /dev/null -H 'Connection: close' $URL";

/** Reads a paste and says whether it is this bug. It never says yes without a line for each of its conditions. */
export function diagnose(paste: string): Diagnosis {
  const of = new Case(readEvidence(paste));
  const diagnosis = verdictOn(of);
  const scenario = scenarioLike(diagnosis.verdict, of);
  return scenario ? { ...diagnosis, scenario } : diagnosis;
}

function verdictOn(of: Case): Diagnosis {
  const versions = versionsOf(of);
  for (const { id, test, fix, nextCommand } of LOOK_ALIKE_VERDICTS) {
    const reasons = test(of);
    if (reasons)
      return { verdict: `not-this-bug:${id}`, reasons, missing: [], versions, fix, nextCommand };
  }
  return thisBug(of, versions);
}

/** The conditions of this bug, each with its line or as missing. */
function thisBug(of: Case, versions: Diagnosis['versions']): Diagnosis {
  const error = of.error('socket-hang-up', 'read-reset', 'write-reset');
  const sender = of.sender();
  const pools = of.pools();
  const later = of.later();
  const server = of.silentServer();
  const reasons: Reason[] = [];
  const missing: string[] = [];
  const browserOnly = of.all('browser').length > 0 && !sender;
  if (error) reasons.push(because(error, 'The error of this bug, and of its look-alikes.'));
  else if (!of.all('pooled-again').length && !of.all('packets').length)
    missing.push('the error with its stack');
  if (pools?.value) reasons.push(because(pools, poolsText(of)));
  else missing.push('the release of Node that ran it (node -v)');
  if (sender?.value.sends) reasons.push(because(sender, senderText(of)));
  else missing.push('which node-fetch made the request (npm ls node-fetch)');
  if (later)
    reasons.push(
      because(
        later,
        later.value === 'every-second'
          ? 'Requests fail in turn.'
          : 'An earlier request to the same server was answered.',
      ),
    );
  else missing.push('whether a request to the same server was answered before');
  if (server) reasons.push(because(server, `${capitalised(server.value)}.`));
  else missing.push('what the server says when it is asked to close');
  const shown =
    error !== undefined ||
    of.all('pooled-again').length > 0 ||
    of.all('packets').some(({ requestAfterFin }) => requestAfterFin);
  const ended = of.all('listener').some(({ listener }) => listener === 'socketOnEnd');
  const isIt =
    shown && pools?.value && sender?.value.sends && (later || ended) && server && !browserOnly;
  const { fix, nextCommand } = fixFor(of);
  if (isIt) {
    const node = of.node();
    const often = node ? bugOn(node.value) : 'always';
    return {
      verdict: 'this-bug',
      reasons,
      missing: [],
      versions,
      fix,
      nextCommand,
      frequency: often === 'sometimes' ? 'sometimes' : 'always',
    };
  }
  const leans = Boolean(sender?.value.sends && pools?.value);
  return {
    verdict: 'unknown',
    ...(leans ? { lean: 'this-bug' as const } : {}),
    reasons,
    missing,
    versions,
    fix: leans ? fix : 'None yet.',
    nextCommand: sender?.value.sends ? (server ? nextCommand : ASK_SERVER) : 'npm ls node-fetch',
  };
}

function versionsOf(of: Case): Diagnosis['versions'] {
  const node = of.node()?.value;
  const sender = of.sender()?.value;
  return {
    ...(node ? { node } : {}),
    ...(sender ? { client: `${sender.name} ${sender.versions}`.trim() } : {}),
  };
}

function poolsText(of: Case): string {
  const node = of.node();
  if (!node) return 'The connection of one request was used for the next.';
  return `Node ${node.value}: its global agent keeps sockets, as every Node from 19 on.`;
}

function senderText(of: Case): string {
  const sender = of.sender()?.value;
  if (!sender || sender.name === 'the program')
    return 'The program itself sends Connection: close.';
  const inside = sender.inside.length > 0 ? `, the copy of ${sender.inside.join(' > ')}` : '';
  return `${sender.name} ${sender.versions}${inside}: it sends Connection: close.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
