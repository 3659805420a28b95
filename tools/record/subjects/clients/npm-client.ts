import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { clientFolder } from '../../../../src/build/packages/bundle-client.ts';
import type { LibraryCode } from '../../../../src/scenario/program/clients/library.ts';
import { libraryProgram } from '../../../../src/scenario/program/clients/library-program.ts';
import type { ClientLibrary } from '../subject.ts';
import { missingClient } from './obtain.ts';

interface NpmClient {
  readonly name: string;
  /** It and all that it needs are pinned in locks.json. */
  readonly version: string;
  readonly nodeMin?: string;
  readonly code: LibraryCode;
}

/** A client that npm has. Nothing of it is among this project's own dependencies. */
export function npmClient({ name, version, code, ...limits }: NpmClient): ClientLibrary {
  const spec = `${name}@${version}`;
  const folder = clientFolder(spec);
  return {
    name,
    ...limits,
    missing: () => missingClient(spec),
    version: async () => version,
    async install(target) {
      await symlink(join(folder, 'node_modules'), join(target, 'node_modules'), 'junction');
    },
    program: (knobs, url) => libraryProgram(code, knobs, url),
  };
}
