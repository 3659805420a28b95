import { CLIENT_VERSIONS, type PackageClient } from '../../../../src/scenario/clients.ts';
import { LIBRARIES } from '../../../../src/scenario/program/clients/index.ts';
import type { ClientLibrary } from '../subject.ts';
import { builtInFetch } from './built-in-fetch.ts';
import { npmClient } from './npm-client.ts';

/** Those of the playground's clients that are measured. */
const MEASURED: readonly PackageClient[] = [
  'axios',
  'got',
  'superagent',
  'supertest',
  'minipass-fetch',
  'needle',
  'undici',
  'cross-fetch',
  'ky',
];

export const clients: readonly ClientLibrary[] = [
  builtInFetch,
  ...MEASURED.flatMap((name) =>
    CLIENT_VERSIONS[name].map((version) => npmClient({ name, ...version, code: LIBRARIES[name] })),
  ),
];
