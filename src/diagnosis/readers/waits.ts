import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

const TIME = /(?:^|[\s["|])(\d{4}-\d\d-\d\d[T ])?(\d\d):(\d\d):(\d\d(?:\.\d+)?)/;
const FAILURE = /socket hang ?up|FetchError|Network request|ECONNRESET/;
/** A wait that no pause between two requests explains, and at which timeouts stand. */
const CUT_MS_MIN = 5_000;
const CUT_MS_MAX = 3_600_000;

/** How long a request took until it failed, as people say it: “always after exactly 60 seconds”. */
const SAID: readonly RegExp[] = [
  /\b(\d+(?:\.\d+)?) ?(s|sec|seconds?|min|minutes?) after (?:the request|it was sent|sending)/i,
  /\b(?:always|exactly|every time|each time|consistently|genau|immer)\b[^.]{0,30}?\b(?:after|nach)\s+(?:exactly |about |genau )?(\d+(?:\.\d+)?) ?(s|sec|seconds?|Sekunden|min|minutes?|Minuten)\b/i,
  /\b(?:after|nach)\s+(?:exactly|genau)\s+(\d+(?:\.\d+)?) ?(s|sec|seconds?|Sekunden|min|minutes?|Minuten)\b/i,
];

/** How long the failing request had been under way. */
export const readWaits: Reader = (lines) => [...said(lines), ...seen(lines)];

function said(lines: readonly Line[]): PastedEvidence[] {
  return lines.flatMap((at): PastedEvidence[] => {
    if (!/\d ?(?:s\b|sec|Sek|min)/i.test(at.text)) return [];
    const found = SAID.map((form) => form.exec(at.text)).find(Boolean);
    if (!found) return [];
    const waitedMs = Number(found[1]) * (/^m/i.test(found[2] ?? '') ? 60_000 : 1_000);
    return waitedMs >= CUT_MS_MIN ? [{ kind: 'waited', at, waitedMs, isSaid: true }] : [];
  });
}

/** The time from the line before a failure to the failure, where both have one. */
function seen(lines: readonly Line[]): PastedEvidence[] {
  const index = lines.findIndex(({ text }) => FAILURE.test(text) && TIME.test(text));
  const failed = lines[index];
  const before = lines
    .slice(0, Math.max(index, 0))
    .findLast(({ text }) => TIME.test(text) && !/\bat /.test(text));
  if (!failed || !before) return [];
  const waitedMs = timeMs(failed) - timeMs(before);
  return waitedMs >= CUT_MS_MIN && waitedMs < CUT_MS_MAX
    ? [{ kind: 'waited', at: failed, waitedMs, isSaid: false }]
    : [];
}

function timeMs({ text }: Line): number {
  const [, , hours, minutes, seconds] = TIME.exec(text) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
