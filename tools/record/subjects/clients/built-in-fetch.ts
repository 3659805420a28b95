import type { ClientLibrary } from '../subject.ts';
import { fetchLike } from './fetch-like.ts';
import { libraryProgram } from './program.ts';

const CODE = fetchLike({ imports: [], usesNodeHttp: false });

/** The built-in fetch. Its version is that of the runtime. */
export const builtInFetch: ClientLibrary = {
  name: 'fetch',
  nodeMin: '18.0.0',
  missing: async () => undefined,
  version: async () => 'built in',
  install: async () => {},
  program: (knobs, url) => libraryProgram(CODE, knobs, url),
};
