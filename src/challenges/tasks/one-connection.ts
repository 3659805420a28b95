import { DEFAULTS } from '../../scenario/scenario.ts';
import { exchangesOf } from '../../trace/reading/exchanges.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText, unansweredText } from '../on-trial.ts';

export const ONE_CONNECTION: Challenge = {
  id: 'one-connection',
  title: 'Two requests, one connection',
  task: 'Have both requests answered on one TCP connection, by the same server.',
  start: { scenario: DEFAULTS, edits: {} },
  solution: { scenario: { ...DEFAULTS, header: 'keep-alive' }, edits: {} },
  keeps: ['server.mjs', 'node'],
  fault,
  hint: 'The server closes because it is asked to. Who asks, and when does node-fetch leave that out?',
  lesson:
    'The pool is no enemy. A connection that neither side wants to close carries both requests, and saves a handshake. The bug needs a client that asks for a close and keeps the socket all the same.',
  chapter: { slug: 'connection-close', title: 'What Connection: close asks for' },
};

function fault(attempt: Attempt): string | undefined {
  const { trace, exitCode } = attempt;
  const stopped = incompleteText(attempt, 2) ?? unansweredText(trace);
  if (stopped) return stopped;
  const used = new Set(exchangesOf(trace).map(({ conn }) => conn));
  if (used.size > 1) return `All were answered, but on ${used.size} connections.`;
  return exitCode === 0
    ? undefined
    : `All were answered, but the program ended with exit code ${exitCode}.`;
}
