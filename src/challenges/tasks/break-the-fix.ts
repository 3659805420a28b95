import { DEFAULTS } from '../../scenario/scenario.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText, killedByRace, notKilledText } from '../on-trial.ts';

const START = { ...DEFAULTS, fetch: '2.7.0' } as const;

export const BREAK_THE_FIX: Challenge = {
  id: 'break-the-fix',
  title: 'Make 2.7.0 fail',
  task: 'node-fetch 2.7.0 no longer sends “Connection: close”, and both requests are answered. Make one of them die in the same race.',
  start: { scenario: START, edits: {} },
  solution: { scenario: { ...START, server: 'always-close' }, edits: {} },
  keeps: ['node', 'fetch'],
  fault,
  hint: 'The header is only one of the reasons why a server closes. What else could make it close without a word?',
  lesson:
    'The upgrade removes what asks for the close. It does not remove the race: a server that closes by itself, or a program that sets the header, brings the error back with every version of node-fetch.',
  chapter: { slug: 'the-servers', title: 'The servers: who says it, who doesn’t' },
};

function fault(attempt: Attempt): string | undefined {
  const stopped = incompleteText(attempt, 2);
  if (stopped) return stopped;
  return killedByRace(attempt.trace).length > 0 ? undefined : notKilledText(attempt.trace);
}
