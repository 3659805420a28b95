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
export const readWaits: Reader = (lines) => [...said(lines), ...seen(lines), ...periods(lines)];

function said(lines: readonly Line[]): PastedEvidence[] {
  return lines.flatMap((at): PastedEvidence[] => {
    if (!/\d ?(?:s\b|sec|Sek|min)/i.test(at.text)) return [];
    const found = SAID.map((form) => form.exec(at.text)).find(Boolean);
    if (!found) return [];
    const waitedMs = Number(found[1]) * (/^m/i.test(found[2] ?? '') ? 60_000 : 1_000);
    return waitedMs >= CUT_MS_MIN ? [{ kind: 'waited', at, waitedMs, isSaid: true }] : [];
  });
}

/** “It fails every 30 s”, and not “fails every 30 s poll” or “we poll every 30 s and it fails”. */
const SAID_PERIOD =
  /\b(?:errors?|fail(?:s|ed|ing|ures?)?|crash(?:es|ed)?|disconnect(?:s|ed)?|hang(?:s|ing)? up|thrown?|throws|appears|get (?:this|it)|happens|Fehler|erreur|échoue|falla)\b[^.]{0,40}?\b(?:every|each|alle|toutes les|cada)\s+(?:~|about |exactly |around )?(\d+) ?(s|sec|seconds?|Sekunden|secondes|segundos|min|minutes?|Minuten)\b(?! (?:poll|tick|job|interval|cron|ping|request|call))/i;
/** Failures that are so alike in their distance come from one limit. */
const PERIOD_TOLERANCE = 0.04;
const PERIOD_FAILURES_MIN = 3;

/** Failures at regular times, as people say it or as the log shows it. */
function periods(lines: readonly Line[]): PastedEvidence[] {
  const said = lines.flatMap((at): PastedEvidence[] => {
    if (!/\d ?(?:s\b|sec|Sek|seg|min)/i.test(at.text)) return [];
    const found = SAID_PERIOD.exec(at.text);
    if (!found) return [];
    const periodMs = Number(found[1]) * (/^m/i.test(found[2] ?? '') ? 60_000 : 1_000);
    return periodMs >= CUT_MS_MIN ? [{ kind: 'period', at, periodMs }] : [];
  });
  return [...said, ...seenPeriod(lines)];
}

function seenPeriod(lines: readonly Line[]): PastedEvidence[] {
  const failed = lines.filter(({ text }) => FAILURE.test(text) && TIME.test(text));
  const times = [...new Set(failed.map(timeMs))];
  const [first] = failed;
  if (!first || times.length < PERIOD_FAILURES_MIN) return [];
  const gaps = times
    .slice(1)
    .map((time, index) => time - times[index]!)
    .filter((gap) => gap > CUT_MS_MIN / 5);
  const [periodMs = 0] = gaps;
  const isRegular =
    gaps.length >= PERIOD_FAILURES_MIN - 1 &&
    periodMs >= CUT_MS_MIN &&
    gaps.every((gap) => Math.abs(gap - periodMs) <= periodMs * PERIOD_TOLERANCE);
  return isRegular ? [{ kind: 'period', at: first, periodMs }] : [];
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
