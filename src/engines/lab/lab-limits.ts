import { exchangesOf } from '../../trace/reading/exchanges.ts';
import type { ErrorSummary, Trace } from '../../trace/record/event.ts';

/**
 * What the Lab has instead of what a program asked for: another host, package or module. It is for the reader of a run
 * of the Lab only; on their own machine such a program may work. Empty when nothing of the kind was asked for.
 */
export function labLimitText(trace: Trace): string {
  const [sentence = ''] = errorsOf(trace).flatMap((error) => sentenceFor(error) ?? []);
  return sentence;
}

/** The errors that a program met, the first one first. */
function errorsOf(trace: Trace): ErrorSummary[] {
  const ofRequests = exchangesOf(trace).flatMap(({ failed, threw }) => {
    const error = failed?.error ?? threw?.error;
    return error ? [error] : [];
  });
  const uncaught = trace.flatMap((event) =>
    event.kind === 'uncaught' && event.actor === 'client' ? [event.error] : [],
  );
  return [...ofRequests, ...uncaught];
}

function sentenceFor({ name, code }: ErrorSummary): string | undefined {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return 'The Lab has no network: its one host is 127.0.0.1, also called localhost, and server.mjs listens there on port 3000.';
  }
  if (code === 'ECONNREFUSED') {
    return 'In the Lab only the programs on this page listen; server.mjs does so on 127.0.0.1, port 3000.';
  }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    return 'The Lab has the package node-fetch, Node’s own modules, and no other file than those on this page.';
  }
  if (name === 'NotSimulatedError') {
    return 'The Lab does not have this part of Node. The WebContainer has a whole Node.';
  }
  return undefined;
}
