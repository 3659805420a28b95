import { DEFAULTS } from '../../scenario/scenario.ts';
import { causeOf } from '../../trace/reading/requests.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText, killedByRace, lostOnReuse, notKilledText } from '../on-trial.ts';

const WANTED = 'write ECONNRESET';

export const ON_THE_WRITE: Challenge = {
  id: 'on-the-write',
  title: 'Fail on the write',
  task: 'Most reports say “socket hang up”. Some say “write ECONNRESET”. Make request 2 fail with that.',
  start: { scenario: DEFAULTS, edits: {} },
  solution: { scenario: { ...DEFAULTS, close: 'rst' }, edits: {} },
  keeps: ['node', 'fetch'],
  fault,
  hint: 'A write fails at once only when the kernel already knows that the connection is dead. A FIN does not tell it that.',
  lesson:
    'The words say what the server’s kernel sent, and when. FIN: “socket hang up”. A RST before the write: “write ECONNRESET”. A RST after the write: “read ECONNRESET”. It is one race with three messages.',
  chapter: { slug: 'the-servers', title: 'The servers: who says it, who doesn’t' },
};

function fault(attempt: Attempt): string | undefined {
  const { trace } = attempt;
  const stopped = incompleteText(attempt, 2);
  if (stopped) return stopped;
  const killed = killedByRace(trace);
  if (killed.some(({ failed }) => failed?.error.message === WANTED)) return undefined;
  const [first = lostOnReuse(trace)[0]] = killed;
  if (!first) return notKilledText(trace);
  return `Request ${first.number} failed with “${causeOf(first)}”. The task asks for “${WANTED}”.`;
}
