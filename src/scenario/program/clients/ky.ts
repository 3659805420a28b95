import { FETCH_BODY, type LibraryCode } from './library.ts';

/** ky calls the built-in fetch. It makes a GET again by itself: twice, one second after the failure and later. */
export const KY: LibraryCode = {
  imports: ["import ky from 'ky';"],
  usesNodeHttp: false,
  options: ({ method, connection }) =>
    [
      method === 'POST' && "method: 'POST'",
      connection && `headers: { Connection: '${connection}' }`,
      method === 'POST' && "json: { hello: 'world' }",
    ].filter((option) => typeof option === 'string'),
  call: (target, argument) => `ky(${target}${argument})`,
  status: 'status',
  body: FETCH_BODY,
  hidesCause: true,
};
