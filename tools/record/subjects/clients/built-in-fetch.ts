import { BUILT_IN_FETCH } from '../../../../src/scenario/program/clients/fetch-like.ts';
import { libraryProgram } from '../../../../src/scenario/program/clients/library-program.ts';
import type { ClientLibrary } from '../subject.ts';

/** The built-in fetch. Its version is that of the runtime. */
export const builtInFetch: ClientLibrary = {
  name: 'fetch',
  nodeMin: '18.0.0',
  missing: async () => undefined,
  version: async () => 'built in',
  install: async () => {},
  program: (knobs, url) => libraryProgram(BUILT_IN_FETCH, knobs, url),
};
