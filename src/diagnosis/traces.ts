import { type Line, readLineAt } from './lines.ts';
import { linesOfOthers } from './somebody-else.ts';
import { TextLines } from './text-lines.ts';

/**
 * Something that a reader may look for. Of a log of ten megabytes most lines have nothing of it, and the readers see
 * those only as neighbours of others.
 */
const TRACES =
  /socket h[au]ng|ENOTFOUND|EAI_AGAIN|ENODATA|certificate|CERT|ECONN|EPIPE|ETIMEDOUT|EPROTO|remature|aborted|ecure TLS|SSL|side closed|UND_ERR|etch failed|terminated|onnect Timeout|imeout (?:at|of)|_http_client|undici|ode-fetch|minipass|soap|supertest|axios|cross-fetch|openai|chai|HTTP\/\d|Flags \[|\[(?:FIN|PSH)|(?:HTTP|NET) \d+: |hyper|axum|httpserver|[Nn]ode[ :@.'"-]|nodejs|[Dd]eno|\b[Bb]un\b|(?:^|\s)v\d|onnection|[├└]|=> Found|status_?[cC]ode|startedDateTime|request\(app|server\.close|listen\(|lockfile|__metadata|packageManager|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) |\b(?:second|2nd|every|pause|freeze|idle|load|again|minutes|Sekunden|Minuten|Pause|zweite)\b|npm |polling|\b200\b|\bok$|[✓√✔]|keepAlive|phases|reusedSocket|\bNAT\b|firewall|VPN|\/(?:play|embed)\/\?|n[o’']t (?:exit|end)|at the end|Failed to proxy/;
/** A head of a response has 60 lines at most; a stack and what stands before it have fewer. */
const LINES_AFTER = 60;
const LINES_BEFORE = 4;

/** Lines that are read of a very long text: the first and the last that say something, since an error ends a log. */
const KEPT_LINES_MAX = 20_000;
/** Lines of the text that are looked at. Ten megabytes of a log have some 100,000. */
const RAW_LINES_MAX = 400_000;
/** From its end so many lines are looked at, and then more, until enough of them say something. */
const LAST_LINES = 16_000;
const MORE_LAST_LINES = 8;

/** The lines of a paste that say something, with those around them, and without those of somebody else's report. */
interface LinesWithTraces {
  readonly lines: readonly Line[];
  /** The first line of such a report. */
  readonly ofOthers?: Line;
}

/**
 * The lines that readers read. Of a lock file of ten megabytes each line has something to look for; then its first and
 * its last lines are made, and none between.
 */
export function linesWithTraces(paste: string): LinesWithTraces {
  const raw = new TextLines(paste);
  const others = linesOfOthers(paste, raw);
  const halfMax = KEPT_LINES_MAX / 2;
  const isLong = raw.count > RAW_LINES_MAX;
  const firstEnd = isLong ? RAW_LINES_MAX / 2 : raw.count;
  const first = keptOf(raw, others, 0, firstEnd, halfMax);
  const lastStart = isLong ? raw.count - RAW_LINES_MAX / 2 : first.next;
  const last = keptAtEnd(raw, others, lastStart, halfMax);
  const [other] = others;
  const lines = [...first.kept, ...last];
  return other === undefined
    ? { lines }
    : { lines, ofOthers: { number: other + 1, text: raw.at(other) } };
}

function keptAtEnd(
  raw: TextLines,
  others: ReadonlySet<number>,
  start: number,
  max: number,
): readonly Line[] {
  for (let lines = LAST_LINES; ; lines *= MORE_LAST_LINES) {
    const from = Math.max(start, raw.count - lines);
    const { kept } = keptOf(raw, others, from, raw.count, Number.POSITIVE_INFINITY);
    if (kept.length >= max || from === start) return kept.slice(-max);
  }
}

/** @returns the lines that were kept, and the index of the first line that was not looked at */
function keptOf(
  raw: TextLines,
  others: ReadonlySet<number>,
  start: number,
  end: number,
  max: number,
): { readonly kept: readonly Line[]; readonly next: number } {
  const kept: Line[] = [];
  const before: Line[] = [];
  let after = 0;
  const take = (line: Line) => {
    if (TRACES.test(line.text)) {
      kept.push(...before.splice(0), line);
      after = LINES_AFTER;
    } else if (after > 0) {
      kept.push(line);
      after -= 1;
    } else if (before.push(line) > LINES_BEFORE) before.shift();
  };
  let index = start;
  while (index < end && kept.length < max)
    index = others.has(index) ? index + 1 : readLineAt(raw, index, take);
  return { kept, next: index };
}
