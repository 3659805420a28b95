import { missingExecutable, type NpmExecutable, pathOf } from '../npm-executable.ts';
import type { ClientRuntime } from '../subject.ts';

/** A release of Bun. */
export function bunRuntime(bun: NpmExecutable): ClientRuntime {
  return {
    name: 'bun',
    missing: () => missingExecutable(bun),
    version: async () => bun.version,
    command: async (file) => [pathOf(bun), file],
  };
}
