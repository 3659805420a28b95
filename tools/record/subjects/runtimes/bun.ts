import { executablePath, missingExecutable, type NpmExecutable } from '../npm-executable.ts';
import type { ClientRuntime } from '../subject.ts';

/**
 * A release of Bun. What a program imports as `node-fetch` is Bun's own fetch under that name, and its User-Agent says so;
 * `undici`, too, is Bun's. cross-fetch imports node-fetch.
 */
export function bunRuntime(bun: NpmExecutable): ClientRuntime {
  return {
    name: 'bun',
    replaces: ['node-fetch', 'undici', 'cross-fetch'],
    missing: () => missingExecutable(bun),
    version: async () => bun.version,
    command: async (file) => [executablePath(bun), file],
  };
}
