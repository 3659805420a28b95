import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** Words of people about when it fails. */
const SAID: readonly (readonly [RegExp, Extract<PastedEvidence, { kind: 'order' }>['order']])[] = [
  [/\bcall after it always\b|\balways the second\b|\bsecond \w+ always\b/i, 'every-second'],
  [
    /\bevery (?:second|other|2nd) (?:request|call|one|time)|\balternat(?:e|es|ing|ely)\b/i,
    'every-second',
  ],
  [
    /\bsecond (?:request|call|page|one|method|fetch)|\bfirst (?:method )?call after it\b|\b2nd (?:request|call)/i,
    'later',
  ],
  [
    /\bthen our own \S+(?: \S+)? calls\b|\bcan(?:not|'t) send more than (?:1|one) request/i,
    'later',
  ],
  [
    /\bafter (?:a |some )?(?:pause|minutes?|seconds? idle|being idle|idling)|\bidle for\b|\bonce in a while\b|\bnow and then\b/i,
    'after-pause',
  ],
  [/\bunder load\b|\bonly (?:at|under) (?:peak|load)\b|\b1 in \d{2,}\b/i, 'under-load'],
];

/** A request that was answered, in a line of a log or of a program's output. */
const ANSWERED =
  /(?:^|[\s>])(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\S+\s*(?:->|→|:)?\s*2\d\d\b|2\d\d\s+(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s)|^\S+(?: \S+){0,2} 200$|\bok$|\/\/ (?:200|ok)\b|"status_code":\s*2\d\d|[✓√]|\b200 OK\b(?!.*HTTP)/;
const FAILED = /socket hang up|ECONNRESET|-> ?ERR\b/;
/** Lines of a program's output between two requests: an error takes about fifteen of them. */
const WITHIN_LINES = 25;

const TIME = /(?:^|[\s["|])(\d{4}-\d\d-\d\d[T ])?(\d\d):(\d\d):(\d\d(?:\.\d+)?)/;
/** A wait that no pause between two requests explains, and at which timeouts stand. */
const CUT_MS_MIN = 5_000;

/** In what order requests were answered and failed, and how long the failing one took. */
export const readOrder: Reader = (lines) => {
  const said = lines.flatMap((at): PastedEvidence[] => {
    if (/^\s*at /.test(at.text)) return [];
    return SAID.flatMap(([words, order]) =>
      words.test(at.text) ? [{ kind: 'order', at, order } as const] : [],
    ).slice(0, 1);
  });
  const marks = lines.flatMap((at, index) => {
    if (FAILED.test(at.text) && !/^\s*(?:type|errno|code):/.test(at.text))
      return [{ at, index, ok: false }];
    return ANSWERED.test(at.text) ? [{ at, index, ok: true }] : [];
  });
  const failed = marks.find(({ ok }) => !ok);
  const before = failed && marks.findLast(({ ok, index }) => ok && index < failed.index);
  const after = failed && marks.find(({ ok, index }) => ok && index > failed.index);
  const seen: PastedEvidence[] = [];
  const commandBetween =
    before &&
    failed &&
    lines.slice(before.index, failed.index).some(({ text }) => /\bcurl\b/.test(text));
  if (before && failed && failed.index - before.index <= WITHIN_LINES && !commandBetween) {
    const twice =
      after && marks.some(({ ok, index }) => !ok && index > after.index && index !== failed.index);
    seen.push({ kind: 'order', at: before.at, order: twice ? 'every-second' : 'later' });
  }
  return [...breadcrumbs(lines), ...seen, ...said, ...waits(lines)];
};

/** Two requests to one address in the breadcrumbs of a log service: answered, then failed. */
const CRUMB =
  /"timestamp":\s*"?([\d.]+)"?[^{}]*(?:"data":\s*)?\{[^{}]*"url":\s*"([^"]+)"(?:[^{}]*"status_code":\s*(\d+))?/g;

function breadcrumbs(lines: readonly Line[]): PastedEvidence[] {
  const crumbs = lines.flatMap((at) =>
    at.text.includes('"timestamp"') || at.text.includes('"url"')
      ? [...at.text.matchAll(CRUMB)].map(([, time, url = '', status]) => ({
          at,
          timeMs: Number(time) * 1_000,
          url,
          ok: /^2/.test(status ?? ''),
        }))
      : [],
  );
  return crumbs.slice(1).flatMap((crumb, index): PastedEvidence[] => {
    const before = crumbs[index];
    if (!before?.ok || crumb.ok || before.url !== crumb.url) return [];
    return [
      {
        kind: 'order',
        at: crumb.at,
        order: 'later',
        afterMs: Math.round(crumb.timeMs - before.timeMs),
      },
    ];
  });
}

/** The time from the line before a failure to the failure, where both have one. */
function waits(lines: readonly Line[]): PastedEvidence[] {
  const index = lines.findIndex(
    ({ text }) =>
      /socket hang up|FetchError|Network request|ECONNRESET/.test(text) && TIME.test(text),
  );
  const failed = lines[index];
  const before = lines
    .slice(0, Math.max(index, 0))
    .findLast(({ text }) => TIME.test(text) && !/\bat /.test(text));
  const after = /(\d+) s after the request/.exec(
    lines
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 100_000),
  );
  if (failed && before) {
    const waitedMs = timeMs(failed) - timeMs(before);
    if (waitedMs >= CUT_MS_MIN && waitedMs < 3_600_000)
      return [{ kind: 'waited', at: failed, waitedMs }];
  }
  if (!after) return [];
  const at = lines.find(({ text }) => text.includes(after[0]));
  return at ? [{ kind: 'waited', at, waitedMs: Number(after[1]) * 1_000 }] : [];
}

function timeMs({ text }: Line): number {
  const [, , hours, minutes, seconds] = TIME.exec(text) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
