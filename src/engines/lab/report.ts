import { cutText } from '../../trace/record/cut-texts.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { parseTrace, parseTraceInTasks } from '../../trace/record/parse-trace.ts';
import { EngineError, type RunResult } from '../engine.ts';
import {
  ERROR_CHARS_MAX,
  type FromFrame,
  REPORT_CHARS_MAX,
  type RunFailure,
  type RunReport,
} from './protocol.ts';

/** What a run left behind. */
export type Ending = Pick<RunResult, 'events' | 'exitCode' | 'chosen'>;

/**
 * Reads what came out of the sandbox: the one place where something the reader's program may have written is let in.
 * @throws EngineError `report-not-readable`, `report-too-long`, `worker-error` or `outside-error`
 */
export function readEnding(message: FromFrame): Ending {
  return message.type === 'report' ? readReport(message.report) : endingOf(message.failure);
}

/**
 * The same for a page, which has to stay responsive: a long trace is checked in several tasks.
 * @param nextTask resolves in another task
 */
export async function readEndingInTasks(
  message: FromFrame,
  nextTask: () => Promise<void>,
): Promise<Ending> {
  if (message.type !== 'report') return endingOf(message.failure);
  const report = parsed<RunReport>(message.report);
  return endingIn(report, await parseTraceInTasks(report?.events, nextTask));
}

/**
 * Reads how some of many runs ended. Their traces have the events that say so.
 * @returns undefined when they took too long
 * @throws EngineError as readEnding does
 */
export function readEndings(message: FromFrame): readonly Ending[] | undefined {
  if (message.type === 'failed') {
    if (message.failure.code === 'wall-time') return undefined;
    return [endingOf(message.failure)];
  }
  const reports = parsed<readonly Partial<RunReport>[]>(message.report);
  if (!Array.isArray(reports)) return [readReport(message.report)];
  return reports.map((report) => endingIn(report, parseTrace(report?.events)));
}

function readReport(text: string): Ending {
  const report = parsed<RunReport>(text);
  return endingIn(report, parseTrace(report?.events));
}

function endingIn(report: Partial<RunReport> | null, trace: ReturnType<typeof parseTrace>): Ending {
  if (typeof report?.failed === 'string') throw labFailed(report.failed);
  if (!trace.ok) throw notReadable(trace.message);
  if (report?.missingPart !== undefined) throw notReadable('it asks for a part that is not there');
  const exitCode = report?.exitCode;
  if (exitCode !== undefined && !Number.isInteger(exitCode)) {
    throw notReadable('its exit code is not a number');
  }
  const { chosen } = report ?? {};
  return { events: trace.trace, exitCode, ...(chosen === undefined ? {} : { chosen }) };
}

/** Characters of a report that says nothing but which part is missing. */
const MISSING_PART_CHARS_MAX = 100;

/** The part of the release that the program needs, when the run ended for the lack of it. */
export function missingPartOf(report: string): string | undefined {
  if (report.length > MISSING_PART_CHARS_MAX) return undefined;
  const part = parsed<RunReport>(report)?.missingPart;
  return typeof part === 'string' ? part : undefined;
}

/** Nothing is known yet of what is in it. */
function parsed<T>(text: string): Partial<T> | null {
  try {
    return JSON.parse(text) as Partial<T> | null;
  } catch {
    throw notReadable('it is not JSON'); // the parser's own words would say no more to a reader
  }
}

/** A run ended from outside has no trace of its own; what ended it is the one thing to tell. */
function endingOf(failure: RunFailure): Ending {
  switch (failure.code) {
    case 'protocol':
      throw notReadable('the program answered in place of the Lab');
    case 'report-too-long':
      throw new EngineError(
        'report-too-long',
        `The run did so much that its report has more than ${REPORT_CHARS_MAX / 1e6} million characters, and is not read.`,
        'Print less or make fewer requests, and run it again.',
      );
    case 'worker-error':
      throw labFailed(failure.message);
    case 'outside-error':
      throw new EngineError(
        'outside-error',
        `The program left its process, and an error was thrown out there: ${failure.message || 'without a message'}.`,
        'On Node there is no such outside. Take that out and run it again.',
      );
    case 'wall-time': {
      const message = `The program was still busy after ${failure.wallMsMax / 1000} s and was ended.`;
      const limit = { kind: 'limit', t: 0, actor: 'client', limit: 'wallMsMax', message } as const;
      return { events: nameEvents([limit]), exitCode: undefined };
    }
  }
}

function labFailed(message: string): EngineError {
  return new EngineError(
    'worker-error',
    `The Lab itself failed: ${cutText(message, ERROR_CHARS_MAX) || 'it gave no reason'}.`,
    'That is a defect of this site. Please report it with the link to this page.',
  );
}

function notReadable(reason: string): EngineError {
  return new EngineError(
    'report-not-readable',
    `The run's report cannot be read: ${reason}.`,
    'If the program sends messages of its own out of the sandbox, take that out and run it again.',
  );
}
