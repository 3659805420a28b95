import { DEFAULTS } from '../../scenario/scenario.ts';
import { exchangesOf } from '../../trace/reading/exchanges.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText, isAfter, isPooled, unansweredText } from '../on-trial.ts';

export const WAIT_FOR_IT: Challenge = {
  id: 'wait-for-it',
  title: 'Neither header, nor agent, nor server',
  task: 'Make both requests work, one after the other. Leave the header, the agent, the versions and the server as they are.',
  start: { scenario: DEFAULTS, edits: {} },
  solution: { scenario: { ...DEFAULTS, gap: 'timeout0' }, edits: {} },
  keeps: ['server.mjs', 'node', 'fetch'],
  fault,
  hint: 'Node learns of the FIN when its loop polls, and not before. What makes the loop poll between the two requests? setImmediate does not.',
  lesson:
    'The wait has to contain a poll. setTimeout(0) does in most runs, and setImmediate does not: its phase comes right after the poll that read the response. It stays a bet: the FIN may come later.',
  chapter: { slug: 'one-turn-later', title: 'One turn later it would have worked' },
};

function fault(attempt: Attempt): string | undefined {
  const { trace, exitCode } = attempt;
  const stopped = incompleteText(attempt, 2);
  if (stopped) return stopped;
  const exchanges = exchangesOf(trace);
  const other = exchanges.find(({ requested }) => requested?.connectionHeader !== 'close');
  if (other) {
    return `Request ${other.number} no longer says “Connection: close”: you changed the header, or passed an agent.`;
  }
  const lost = unansweredText(trace);
  if (lost) return lost;
  const [first, ...later] = exchanges;
  if (later.some((each, index) => !isAfter(each, exchanges[index], trace))) {
    return 'The requests ran at the same time. The second has to wait for the answer of the first.';
  }
  if (first && !isPooled(first, trace)) {
    return 'The socket of request 1 did not go into the pool: you changed the agent.';
  }
  return exitCode === 0
    ? undefined
    : `All were answered, but the program ended with exit code ${exitCode}.`;
}
