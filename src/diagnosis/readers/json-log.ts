import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** Fields of a record, as pino, winston, bunyan, Datadog and the Elastic Common Schema name them. */
const TIME =
  /"(?:time|timestamp|@timestamp|ts|date)"\s*:\s*"?(\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{10,13}(?:\.\d+)?)/;
const URL_FIELD = /"(?:url|uri|href|http\.url|url\.full)"\s*:\s*"([^"]{1,300})"/;
const STATUS = /"(?:statusCode|status_code|status|http\.status_code)"\s*:\s*"?([1-5]\d\d)\b/;
const FAILED = /socket hang ?up|ECONNRESET/;
const REQUEST_TO = /request to (\S+) failed/;

interface LogRecord {
  readonly at: Line;
  readonly timeMs: number;
  readonly origin: string;
  readonly outcome: 'answered' | 'failed';
}

/** Two records of one log, a JSON object in each line: a server answered, and then failed. */
export const readJsonLog: Reader = (lines) => {
  const records = groupsOf(lines).flatMap((group) => recordOf(group) ?? []);
  return records.flatMap((record, index): PastedEvidence[] => {
    if (record.outcome !== 'failed') return [];
    const before = records
      .slice(0, index)
      .findLast(({ origin, outcome }) => outcome === 'answered' && origin === record.origin);
    if (!before) return [];
    const afterMs = Math.round(record.timeMs - before.timeMs);
    return afterMs < 0 ? [] : [{ kind: 'order', at: before.at, order: 'later', afterMs }];
  });
};

/** The lines of the same number were one line, whose JSON strings had line ends in them. */
function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open?.[0]?.number === line.number) open.push(line);
    else groups.push([line]);
  }
  return groups;
}

function recordOf(group: readonly Line[]): LogRecord | undefined {
  const [at] = group;
  if (!at?.text.includes('{"')) return undefined;
  const text = group.map((line) => line.text).join('\n');
  const time = TIME.exec(text)?.[1];
  const isFailure = FAILED.test(text);
  const address = (isFailure && REQUEST_TO.exec(text)?.[1]) || URL_FIELD.exec(text)?.[1];
  const isAnswer = !isFailure && /^2/.test(STATUS.exec(text)?.[1] ?? '');
  if (!time || !address || !(isFailure || isAnswer) || !URL.canParse(address)) return undefined;
  return {
    at,
    timeMs: timeMsOf(time),
    origin: new URL(address).origin,
    outcome: isFailure ? 'failed' : 'answered',
  };
}

/** Seconds since 1970 have ten digits, milliseconds thirteen. */
function timeMsOf(time: string): number {
  if (time.includes('-')) return Date.parse(time.endsWith('Z') ? time : `${time}Z`);
  const value = Number(time);
  return value < 1e11 ? value * 1_000 : value;
}
