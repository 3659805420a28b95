import { DEFAULTS } from '../../scenario/scenario.ts';
import { causeOf } from '../../trace/reading/requests.ts';
import { isReset } from '../../trace/reading/segments.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText, killedByRace, notKilledText } from '../on-trial.ts';

export const WITHOUT_A_RESET: Challenge = {
  id: 'without-a-reset',
  title: 'No reset at all',
  task: 'The error has the code ECONNRESET. Get the same “socket hang up” in a run in which no RST goes over the wire.',
  start: { scenario: DEFAULTS, edits: {} },
  solution: { scenario: { ...DEFAULTS, close: 'half' }, edits: {} },
  keeps: ['node', 'fetch'],
  fault,
  hint: 'The kernel of the server sends the RST, because nobody is there to read request 2. What if the server closes only its own half?',
  lesson:
    'Node invents the code. “socket hang up” says that the connection ended before a response came, and an orderly FIN is enough for that. Search your capture for the FIN, not for the RST.',
  chapter: { slug: 'into-the-window', title: 'The write into the window' },
};

function fault(attempt: Attempt): string | undefined {
  const { trace } = attempt;
  const stopped = incompleteText(attempt, 2);
  if (stopped) return stopped;
  const killed = killedByRace(trace);
  const [first] = killed;
  if (!first) return notKilledText(trace);
  const hungUp = killed.find(({ failed }) => failed?.error.message === 'socket hang up');
  if (!hungUp)
    return `Request ${first.number} failed with “${causeOf(first)}”. The task asks for “socket hang up”.`;
  const reset = trace.find((event) => event.kind === 'packet' && isReset(event));
  return reset?.kind === 'packet'
    ? `There is a RST in this run: the ${reset.from} sent it.`
    : undefined;
}
