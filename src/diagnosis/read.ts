import type { PastedEvidence, Reader } from './evidence.ts';
import { withoutOwnProse } from './manifest-prose.ts';
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
import { linesWithTraces } from './traces.ts';

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

/** All evidence of a pasted text. */
export function readEvidence(paste: string): readonly PastedEvidence[] {
  const { lines: all, ofOthers } = linesWithTraces(paste);
  const lines = withoutOwnProse(all);
  const found = READERS.flatMap((read) => read(lines));
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
