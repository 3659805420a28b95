import { type Stop, stopOf } from '../reading/stop.ts';
import type {
  DebugEvent,
  ExitEvent,
  LimitEvent,
  OutputEvent,
  ThrowEvent,
  Trace,
  UncaughtEvent,
} from '../record/event.ts';
import { excerpt, nameOf, type Words, words } from './words.ts';

export function outputWords({ actor, stream, text }: OutputEvent): Words {
  const line = excerpt(text);
  return words(
    stream === 'stderr' ? `stderr: ${line}` : `prints: ${line}`,
    `${nameOf(actor)} writes to ${stream === 'terminal' ? 'its terminal' : stream}: ${line}`,
  );
}

export function debugWords({ text }: DebugEvent): Words {
  return words(excerpt(text), excerpt(text));
}

export function throwWords({ error, line }: ThrowEvent): Words {
  const message = excerpt(error.message, 120);
  return words(
    `await throws: ${error.name}`,
    line === undefined
      ? `The program’s await throws: ${error.name}: ${message}`
      : `The await in line ${line} throws: ${error.name}: ${message}`,
    error.code ? `Its code is ${error.code}.` : undefined,
  );
}

/** Where a program stopped: ` in line 2`, ` in line 2 of bug.mjs`, or nothing where no event says it. */
export function placeOfStop({ line, file }: Stop): string {
  if (line === undefined) return '';
  return ` in line ${line}${file === undefined ? '' : ` of ${file}`}`;
}

export function uncaughtWords(event: UncaughtEvent, trace: Trace): Words {
  const { actor, error } = event;
  const stop = stopOf(trace);
  if (stop?.event === event) {
    const where = placeOfStop(stop);
    return words(
      `${error.name}: ${excerpt(error.message)}`,
      `The program stops${where}: ${error.name}: ${excerpt(error.message, 120)}`,
      'Nothing catches this error, so Node prints it and ends the process.',
    );
  }
  return words(
    `Uncaught ${error.name}`,
    `${nameOf(actor)} is ended by an error that nothing caught: ${error.name}: ${excerpt(error.message, 120)}`,
  );
}

export function exitWords({ actor, code }: ExitEvent): Words {
  return words(`Exit code ${code}`, `${nameOf(actor)} ends with exit code ${code}.`);
}

export function limitWords({ message }: LimitEvent): Words {
  return words('The run was ended', message);
}
