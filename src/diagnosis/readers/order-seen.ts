import type { Reader } from '../evidence.ts';

/** A request that was answered, in a line of a log or of a program's output. */
const ANSWERED =
  /(?:^|[\s>])(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\S+\s*(?:->|→|:)?\s*2\d\d\b|2\d\d\s+(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s)|^\S+(?: \S+){0,2} 200$|\bok$|\/\/ (?:200|ok)\b|"status_code":\s*2\d\d|[✓√✔]|\b200 OK\b(?!.*HTTP)/;
const FAILED = /socket hang(?:s|ed)? ?up|ECONNRESET|-> ?ERR\b/;
/** What only repeats an error in another line: its code, the retry of a tool, the sentence that reports it. */
const REPEATS = /^\s*(?:type|errno|code|errorMessage)\b|^\s*at |"(?:code|errno)"/;
/** Lines of a program's output between two requests: an error takes about fifteen of them. */
const WITHIN_LINES = 25;

/** In what order requests were answered and failed, where the output of a program shows it. */
export const readOrderSeen: Reader = (lines) => {
  const marks = lines.flatMap((at, index) => {
    if (FAILED.test(at.text) && !REPEATS.test(at.text)) return [{ at, index, ok: false }];
    return ANSWERED.test(at.text) ? [{ at, index, ok: true }] : [];
  });
  const failed = marks.find(({ ok }) => !ok);
  const before = failed && marks.findLast(({ ok, index }) => ok && index < failed.index);
  if (!failed || !before || failed.index - before.index > WITHIN_LINES) return [];
  // What curl printed in between was another program's request.
  if (lines.slice(before.index, failed.index).some(({ text }) => /\bcurl\b/.test(text))) return [];
  const after = marks.find(({ ok, index }) => ok && index > failed.index);
  const isTwice = after && marks.some(({ ok, index }) => !ok && index > after.index);
  return [{ kind: 'order', at: before.at, order: isTwice ? 'every-second' : 'later' }];
};
