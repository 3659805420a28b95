import { DEFAULTS } from '../../scenario/scenario.ts';
import { exchangesOf } from '../../trace/reading/exchanges.ts';
import { errorOf, isAnswered } from '../../trace/reading/requests.ts';
import type { Attempt, Challenge } from '../challenge.ts';
import { incompleteText, lostOnReuse, notKilledText } from '../on-trial.ts';

const START = { ...DEFAULTS, node: '24.22.3', fin: '20ms', gap: 'timeout50' } as const;

/** The pauses before the requests: the second comes after the FIN, and the third does not. */
const CLIENT = `import fetch from 'node-fetch';
import { setTimeout as pause } from 'node:timers/promises';

const url = 'http://127.0.0.1:3000';

for (const [pauseMs, path] of [[0, '/1'], [50, '/2'], [0, '/3']]) {
  await pause(pauseMs);
  try {
    const response = await fetch(url + path);
    console.log(path, response.status, await response.json());
  } catch (error) {
    console.error(path, error.name, error.code, error.message);
    process.exitCode = 1;
  }
}
`;

export const WORKS_THE_FIRST_TIME: Challenge = {
  id: 'works-the-first-time',
  title: 'It works the first time',
  task: 'Node 24.22.3 asks the kernel before it uses a socket again. Here the FIN comes 20 ms after the response, and the client waits for 50. Keep requests 1 and 2 answered, and make a later one fail.',
  start: { scenario: START, edits: {} },
  solution: { scenario: START, edits: { 'client.mjs': CLIENT } },
  keeps: ['server.mjs', 'node', 'fetch'],
  fault,
  hint: 'Node finds a FIN that has arrived. Let a third request come sooner after the second than the second came after the first.',
  lesson:
    'A look finds what has arrived, and nothing else. So “I upgraded Node and it works” may mean that the test is slower than the service: a first pair passes, and a quicker one fails.',
  chapter: { slug: 'node-looks-first', title: 'Node looks before it sends' },
};

function fault(attempt: Attempt): string | undefined {
  const { trace } = attempt;
  const stopped = incompleteText(attempt, 3);
  if (stopped) return stopped;
  const exchanges = exchangesOf(trace);
  const early = exchanges.slice(0, 2).find((each) => !isAnswered(each));
  if (early) return `Request ${early.number} was not answered. The first two have to be.`;
  if (lostOnReuse(trace).length > 0) return undefined;
  return exchanges.some((each) => errorOf(each))
    ? notKilledText(trace)
    : 'All requests were answered. No later one failed.';
}
