import type { LibraryCode } from './library.ts';

/** got makes a GET again by itself: twice, one second after the failure and later (its option `retry`). */
export const GOT: LibraryCode = {
  imports: ["import got from 'got';"],
  usesNodeHttp: true,
  options: ({ method, connection, agent }) =>
    [
      method === 'POST' && "method: 'POST'",
      connection && `headers: { Connection: '${connection}' }`,
      method === 'POST' && "json: { hello: 'world' }",
      agent && `agent: { http: ${agent} }`,
    ].filter((option) => typeof option === 'string'),
  call: (target, argument) => `got(${target}${argument})`,
  status: 'statusCode',
  body: {
    json: (response) => `JSON.parse(${response}.body)`,
    text: (response) => `${response}.body.length`,
  },
};
