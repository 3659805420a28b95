import { fetchOptions } from '../options.ts';
import type { LibraryCode } from './library.ts';

/** `request` of undici. Its `fetch` is the built-in one. */
export const UNDICI: LibraryCode = {
  imports: ["import { request } from 'undici';"],
  usesNodeHttp: false,
  options: ({ method, connection }) => fetchOptions({ method, header: connection ?? 'default' }),
  call: (target, argument) => `request(${target}${argument})`,
  status: 'statusCode',
  body: {
    json: (response) => `await ${response}.body.json()`,
    text: (response) => `(await ${response}.body.text()).length`,
  },
  hidesCause: true,
};
