import type { LibraryCode } from './library.ts';

/**
 * superagent and supertest, which is built on it, take what they need in a chain of calls. Without `.agent()` each of
 * their requests has an agent of its own (superagent, lib/node/index.js: `_agent = false`).
 *
 * @param start the call without the path: `superagent.get`
 */
function chained(
  imports: readonly string[],
  start: (target: string, method: 'get' | 'post') => string,
): LibraryCode {
  return {
    imports,
    usesNodeHttp: true,
    call: (target, _, { method, connection, agent }) =>
      inLines(
        start(target, method === 'POST' ? 'post' : 'get'),
        [
          connection && `.set('Connection', '${connection}')`,
          agent && `.agent(${agent})`,
          method === 'POST' && ".send({ hello: 'world' })",
        ].filter((link) => typeof link === 'string'),
      ),
    status: 'status',
    body: {
      // `body` is empty when the response does not say that it is JSON.
      json: (response) => `JSON.parse(${response}.text)`,
      text: (response) => `${response}.text.length`,
    },
  };
}

const CHAIN_CHARS_MAX = 70;

/** A chain that is too long for a line has one for each call. */
function inLines(start: string, links: readonly string[]): string {
  const chain = [start, ...links].join('');
  return chain.length <= CHAIN_CHARS_MAX ? chain : [start, ...links].join('\n  ');
}

export const SUPERAGENT = chained(
  ["import superagent from 'superagent';"],
  (target, method) => `superagent.${method}(${target})`,
);

export const SUPERTEST = chained(
  ["import request from 'supertest';"],
  (target, method) => `request(url).${method}(${withoutUrl(target)})`,
);

/** supertest puts the URL of the server before the path by itself. */
function withoutUrl(target: string): string {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: text of a program
  const path = target.replace('${url}', '');
  return path.includes('$') ? path : path.replaceAll('`', "'");
}
