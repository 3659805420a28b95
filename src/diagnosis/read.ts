import type { PastedEvidence, Reader } from './evidence.ts';
import { type Line, pastedLines } from './lines.ts';
import { readDebugLog } from './readers/debug-log.ts';
import { readErrors } from './readers/errors.ts';
import { readFrames } from './readers/frames.ts';
import { readLockFiles } from './readers/lock-files.ts';
import { readManifest } from './readers/manifest.ts';
import { readOrder } from './readers/order.ts';
import { readManager, readPackages } from './readers/packages.ts';
import { readPackets } from './readers/packets.ts';
import { readPrograms } from './readers/programs.ts';
import { readResponses } from './readers/responses.ts';
import { readRuntimes } from './readers/runtimes.ts';
import { readServers } from './readers/servers.ts';

const READERS: readonly Reader[] = [
  readErrors,
  readFrames,
  readRuntimes,
  readPackages,
  readLockFiles,
  readManifest,
  readManager,
  readResponses,
  readPackets,
  readDebugLog,
  readServers,
  readOrder,
  readPrograms,
];

/**
 * Something that a reader may look for. Of a log of ten megabytes most lines have nothing of it, and the readers see
 * those only as neighbours of others.
 */
const TRACES =
  /socket hang|ECONN|EPIPE|ETIMEDOUT|remature|ecure TLS|side closed|UND_ERR|etch failed|onnect Timeout|_http_client|undici|ode-fetch|minipass|soap|supertest|axios|cross-fetch|HTTP\/\d|Flags \[|(?:HTTP|NET) \d+: |hyper|axum|httpserver|[Nn]ode[ :@.'"-]|[Dd]eno|\b[Bb]un\b|^\s*v\d|onnection|[├└]|=> Found|status_code|startedDateTime|request\(app\)|server\.close|lockfile|__metadata|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) |\b(?:second|2nd|every|pause|idle|load|again)\b|npm |polling|\b200\b|\bok$|[✓√]/;
/** A head of a response has 60 lines at most; a stack and what stands before it have fewer. */
const LINES_AFTER = 60;
const LINES_BEFORE = 4;

/** Lines that are read of a very long text: its first and its last ones, since an error ends a log. */
const LINES_MAX = 20_000;

/** All evidence of a pasted text. */
export function readEvidence(paste: string): readonly PastedEvidence[] {
  const lines = withTraces(pastedLines(paste));
  return READERS.flatMap((read) => read(lines));
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
