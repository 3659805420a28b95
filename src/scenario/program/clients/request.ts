import { property } from '../options.ts';
import type { LibraryCode } from './library.ts';

/** request has callbacks only; its users make a promise of them with Node's promisify. */
export const REQUEST: LibraryCode = {
  imports: ["import { promisify } from 'node:util';", "import request from 'request';"],
  setup: ['const send = promisify(request);'],
  usesNodeHttp: true,
  options: ({ method, connection, agent }) =>
    [
      method === 'POST' && "method: 'POST'",
      connection && `headers: { Connection: '${connection}' }`,
      method === 'POST' ? "json: { hello: 'world' }" : 'json: true',
      agent && property('agent', agent),
    ].filter((option) => typeof option === 'string'),
  call: (target, argument) => `send(${target}${argument})`,
  status: 'statusCode',
  // With `json`, the body is parsed.
  body: { json: (response) => `${response}.body` },
};
