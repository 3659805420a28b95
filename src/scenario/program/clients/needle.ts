import { property } from '../options.ts';
import type { LibraryCode } from './library.ts';

export const NEEDLE: LibraryCode = {
  imports: ["import needle from 'needle';"],
  usesNodeHttp: true,
  options: ({ method, connection, agent }) =>
    [
      method === 'POST' && 'json: true',
      connection && `headers: { Connection: '${connection}' }`,
      agent && property('agent', agent),
    ].filter((option) => typeof option === 'string'),
  call: (target, argument, { method }) =>
    method === 'POST'
      ? `needle('post', ${target}, { hello: 'world' }${argument})`
      : `needle('get', ${target}${argument})`,
  status: 'statusCode',
  // `body` is parsed only when the response says that it is JSON.
  body: {
    json: (response) => `JSON.parse(${response}.raw)`,
    text: (response) => `${response}.raw.length`,
  },
};
