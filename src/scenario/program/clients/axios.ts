import { property } from '../options.ts';
import type { LibraryCode } from './library.ts';

export const AXIOS: LibraryCode = {
  imports: ["import axios from 'axios';"],
  usesNodeHttp: true,
  options: ({ method, connection, agent }) =>
    [
      method === 'POST' && "method: 'POST'",
      connection && `headers: { Connection: '${connection}' }`,
      method === 'POST' && "data: { hello: 'world' }",
      agent && property('httpAgent', agent),
    ].filter((option) => typeof option === 'string'),
  call: (target, argument) => `axios(${target}${argument})`,
  status: 'status',
  // axios parses what looks like JSON.
  body: { json: (response) => `${response}.data` },
};
