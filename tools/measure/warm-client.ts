/** Pause between two repetitions. A connection that closes has closed when it is over. */
export const APART_MS = 30;

/** Begins the line that ends a repetition. `0` or `1` follows: the exit code that the client would have had. */
export const REPETITION_END = '\u001erepetition ';

/**
 * Gives undici a new pool of connections in place of the old one: the built-in fetch has its pool there (lib/global.js of
 * undici), and so has the package. The program may have neither.
 */
const EMPTY_UNDICI = `function emptyUndici() {
  const [agent, older] = [2, 1].map((version) => Symbol.for('undici.globalDispatcher.' + version));
  const pools = [globalThis[agent], globalThis[older]];
  const isWrapper = pools[1]?.constructor.name === 'Dispatcher1Wrapper';
  if (pools[0]) globalThis[agent] = new pools[0].constructor();
  if (pools[1]) globalThis[older] = new pools[1].constructor(isWrapper ? globalThis[agent] : undefined);
  for (const pool of pools) pool?.destroy();
}`;

/**
 * A client.mjs with its requests repeated in one process. Its lines are not changed. Those before the requests
 * (imports, agents, options) run once, as in a service; the requests become the body of a function. Each repetition
 * starts with empty pools: the global agents, the program's own agents and undici's pool are emptied after the repetition
 * before it, then APART_MS pass.
 */
export function repeatedClient(client: string, repetitions: number): string {
  const { before, requests, after } = partsOf(client);
  const agents = [...before.matchAll(/^const (\w+) = new https?\.Agent\(/gm)].map(
    ([, name]) => name,
  );
  return `${before}
async function requestsOnce() {
${requests}}

${after}
const { default: nodeHttp } = await import('node:http');
const { default: nodeHttps } = await import('node:https');
const pools = [${['nodeHttp.globalAgent', 'nodeHttps.globalAgent', ...agents].join(', ')}];
for (let repetition = 0; repetition < ${repetitions}; repetition++) {
  process.exitCode = 0;
  await requestsOnce();
  console.log('${REPETITION_END}' + process.exitCode);
  for (const pool of pools) pool.destroy();
  emptyUndici();
  await new Promise((resolve) => setTimeout(resolve, ${APART_MS}));
}
process.exitCode = 0;

${EMPTY_UNDICI}
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
