import type { PastedEvidence, Reader } from './evidence.ts';
import { type Line, pastedLines } from './lines.ts';
import { readAgents } from './readers/agents.ts';
import { readBreadcrumbs } from './readers/breadcrumbs.ts';
import { readBunLock } from './readers/bun-lock.ts';
import { readClients } from './readers/clients.ts';
import { readDebugLog } from './readers/debug-log.ts';
import { readEngines } from './readers/engines.ts';
import { readErrors } from './readers/errors.ts';
import { readFrames } from './readers/frames.ts';
import { readHar } from './readers/har.ts';
import { readImages } from './readers/images.ts';
import { readJsonLog } from './readers/json-log.ts';
import { readManager } from './readers/managers.ts';
import { readManifest } from './readers/manifest.ts';
import { readNamedVersions } from './readers/named-versions.ts';
import { readNewConnections } from './readers/new-connections.ts';
import { readNodeVersion } from './readers/node-version.ts';
import { readNpmCli } from './readers/npm-cli.ts';
import { readNpmExplain } from './readers/npm-explain.ts';
import { readOrderSaid } from './readers/order-said.ts';
import { readOrderSeen } from './readers/order-seen.ts';
import { readOtherRuntimes } from './readers/other-runtimes.ts';
import { readOurLinks } from './readers/our-links.ts';
import { readOwnHeader } from './readers/own-header.ts';
import { readPackageLock } from './readers/package-lock.ts';
import { readPackets } from './readers/packets.ts';
import { readPnpmLock } from './readers/pnpm-lock.ts';
import { readResponses } from './readers/responses.ts';
import { readServers } from './readers/servers.ts';
import { readSilentPaths } from './readers/silent-paths.ts';
import { readStayingAlive } from './readers/staying-alive.ts';
import { readTests } from './readers/tests.ts';
import { readReversedTrees, readTrees } from './readers/trees.ts';
import { readWaits } from './readers/waits.ts';
import { readYarnLock } from './readers/yarn-lock.ts';
import { readYarnWhy } from './readers/yarn-why.ts';

const READERS: readonly Reader[] = [
  readErrors,
  readFrames,
  readNodeVersion,
  readEngines,
  readImages,
  readOtherRuntimes,
  readTrees,
  readReversedTrees,
  readYarnWhy,
  readNpmExplain,
  readNamedVersions,
  readPackageLock,
  readYarnLock,
  readPnpmLock,
  readBunLock,
  readManifest,
  readManager,
  readResponses,
  readPackets,
  readDebugLog,
  readServers,
  readBreadcrumbs,
  readJsonLog,
  readOrderSeen,
  readOrderSaid,
  readWaits,
  readOwnHeader,
  readAgents,
  readNewConnections,
  readSilentPaths,
  readStayingAlive,
  readNpmCli,
  readTests,
  readClients,
  readOurLinks,
];

/**
 * Something that a reader may look for. Of a log of ten megabytes most lines have nothing of it, and the readers see
 * those only as neighbours of others.
 */
const TRACES =
  /socket h[au]ng|ECONN|EPIPE|ETIMEDOUT|EPROTO|remature|aborted|ecure TLS|SSL|side closed|UND_ERR|etch failed|terminated|onnect Timeout|imeout (?:at|of)|_http_client|undici|ode-fetch|minipass|soap|supertest|axios|cross-fetch|openai|chai|HTTP\/\d|Flags \[|\[(?:FIN|PSH)|(?:HTTP|NET) \d+: |hyper|axum|httpserver|[Nn]ode[ :@.'"-]|nodejs|[Dd]eno|\b[Bb]un\b|(?:^|\s)v\d|onnection|[├└]|=> Found|status_?[cC]ode|startedDateTime|request\(app|server\.close|listen\(|lockfile|__metadata|packageManager|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) |\b(?:second|2nd|every|pause|freeze|idle|load|again|minutes|Sekunden|Minuten|Pause|zweite)\b|npm |polling|\b200\b|\bok$|[✓√✔]|keepAlive|phases|reusedSocket|\bNAT\b|firewall|VPN|\/(?:play|embed)\/\?|n[o’']t (?:exit|end)|at the end|Failed to proxy/;
/** A head of a response has 60 lines at most; a stack and what stands before it have fewer. */
const LINES_AFTER = 60;
const LINES_BEFORE = 4;

/** Lines that are read of a very long text: its first and its last ones, since an error ends a log. */
const LINES_MAX = 20_000;

/** All evidence of a pasted text. */
export function readEvidence(paste: string): readonly PastedEvidence[] {
  const { lines, ofOthers } = pastedLines(paste);
  const kept = withTraces(lines);
  const found = READERS.flatMap((read) => read(kept));
  const others: PastedEvidence[] = ofOthers ? [{ kind: 'somebody-else', at: ofOthers }] : [];
  return withoutDoubles([...readHar(paste), ...found, ...others]);
}

/** A range in a lock file is one of its package. The reader of package.json takes it for one of the project. */
function withoutDoubles(found: readonly PastedEvidence[]): readonly PastedEvidence[] {
  const owned = new Set(
    found.flatMap((each) => (each.kind === 'range' && each.by ? [each.at] : [])),
  );
  return found.filter((each) => each.kind !== 'range' || each.by || !owned.has(each.at));
}

/** The lines that say something, with those around them. */
function withTraces(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  let next = 0;
  for (let index = 0; index < lines.length; index += 1) {
    if (!TRACES.test(lines[index]!.text)) continue;
    const first = Math.max(next, index - LINES_BEFORE);
    const end = Math.min(lines.length, index + LINES_AFTER + 1);
    for (let at = first; at < end; at += 1) kept.push(lines[at]!);
    next = end;
  }
  if (kept.length <= LINES_MAX) return kept;
  return [...kept.slice(0, LINES_MAX / 2), ...kept.slice(-LINES_MAX / 2)];
}
