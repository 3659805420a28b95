import { type Attempt, type Challenge, type Kept, situationFiles } from './challenge.ts';

/**
 * What a task forbids and a reader did all the same, in one sentence. Undefined when all rules were
 * kept. Texts are compared, so a knob and an edit count alike.
 */
export function brokenRule({ keeps, start }: Challenge, attempt: Attempt): string | undefined {
  const texts = situationFiles(start);
  for (const kept of keeps) {
    const sentence = BROKEN[kept](attempt, {
      files: texts,
      node: start.scenario.node,
      fetch: start.scenario.fetch,
    });
    if (sentence !== undefined) return sentence;
  }
  return undefined;
}

type Ran = Pick<Attempt, 'files' | 'node' | 'fetch'>;

const BROKEN: Readonly<Record<Kept, (now: Ran, start: Ran) => string | undefined>> = {
  'client.mjs': changedText('client.mjs', 'You changed the client. Only server.mjs may change.'),
  'server.mjs': changedText('server.mjs', 'You changed the server. It has to stay as it was.'),
  node: (now, start) =>
    now.node === start.node
      ? undefined
      : `This ran on Node ${now.node}. The task is about Node ${start.node}.`,
  fetch: (now, start) =>
    now.fetch === start.fetch
      ? undefined
      : `This ran with ${packageText(now.fetch)}. The task is about ${packageText(start.fetch)}.`,
};

function changedText(file: 'client.mjs' | 'server.mjs', sentence: string) {
  return (now: Ran, start: Ran) => (now.files[file] === start.files[file] ? undefined : sentence);
}

function packageText(fetch: string): string {
  return fetch === 'http' ? 'http.request alone' : `node-fetch ${fetch}`;
}
