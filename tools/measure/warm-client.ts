import { programOf } from '../../src/scenario/program.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** Pause between two repetitions. A connection that closes has closed when it is over. */
export const APART_MS = 30;

/** Begins the line that ends a repetition. `0` or `1` follows: the exit code that the client would have had. */
export const REPETITION_END = '\u001erepetition ';

/**
 * The scenario's client with its requests repeated in one process. Its lines are not changed. Those before the requests
 * (imports, agents, options) run once, as in a service; the requests become the body of a function. Each repetition
 * starts with empty pools: the global agent and the program's own agents are emptied (`agent.destroy()`) after the
 * repetition before it, then APART_MS pass.
 */
export function warmClient(scenario: Scenario, repetitions: number): string {
  const { before, requests, after } = partsOf(programOf(scenario).files['client.mjs']);
  const agents = [...before.matchAll(/^const (\w+) = new https?\.Agent\(/gm)].map(
    ([, name]) => name,
  );
  return `${before}
async function requestsOnce() {
${requests}}

${after}
const { default: nodeHttp } = await import('node:http');
for (let repetition = 0; repetition < ${repetitions}; repetition++) {
  process.exitCode = 0;
  await requestsOnce();
  console.log('${REPETITION_END}' + process.exitCode);
  for (const pool of [${['nodeHttp.globalAgent', ...agents].join(', ')}]) pool.destroy();
  await new Promise((resolve) => setTimeout(resolve, ${APART_MS}));
}
process.exitCode = 0;
`;
}

/** The requests of a client: an unindented `try` or `for`, up to its closing brace. */
const REQUESTS = /^(?:try \{|for \(let i = 1;)[\s\S]*?^\}(?: catch \(error\) \{[\s\S]*?^\})?\n/m;

interface Parts {
  readonly before: string;
  readonly requests: string;
  readonly after: string;
}

function partsOf(client: string): Parts {
  const found = REQUESTS.exec(client);
  if (!found)
    throw new Error('the client has no requests at its left edge, so they cannot be repeated');
  const [requests] = found;
  return {
    before: client.slice(0, found.index),
    requests,
    after: client.slice(found.index + requests.length),
  };
}
