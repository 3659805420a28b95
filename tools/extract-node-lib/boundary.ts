import type { ReplacedModule } from '../../src/lab/node/replacements/index.ts';

/*
 * Where the Lab's copy of lib/ begins and ends. The pack of a release has the modules that the roots reach through
 * `require` without crossing the boundary.
 */

/** The modules that programs import, and those that the Lab's bootstrap starts from. */
export const ROOTS: readonly string[] = [
  'internal/per_context/primordials',
  'internal/per_context/domexception',
  'internal/per_context/messageport',
  'assert',
  'async_hooks',
  'buffer',
  'console',
  'diagnostics_channel',
  'dns',
  'events',
  'http',
  'internal/abort_controller',
  'internal/assert/assertion_error',
  'internal/blob',
  'internal/legacy/processbinding',
  'internal/process/promises',
  'internal/process/task_queues',
  'internal/process/warning',
  'internal/util/colors',
  'net',
  'path',
  'punycode',
  'querystring',
  'stream',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
];

/**
 * Modules that the Lab replaces (src/lab/node/replacements). Node's own ones need things outside of the simulated
 * machine: files, other processes, OpenSSL, or the bootstrap, of which the Lab has a short form. The list stands here,
 * too, because a pack is made again when the code that makes it changes, and the Lab is not part of that code. Its type
 * holds the two lists together.
 */
const replaced: readonly ReplacedModule[] = [
  'child_process',
  'cluster',
  'crypto',
  'fs',
  'https',
  'inspector',
  'internal/bootstrap/loaders', // until Node 19
  'internal/bootstrap/realm', // from Node 20
  'internal/crypto/random',
  'internal/crypto/util',
  'internal/errors/error_source',
  'internal/options',
  'internal/process/execution',
  'internal/source_map/prepare_stack_trace',
  'internal/source_map/source_map_cache',
  'internal/util/inspector',
  'internal/v8/startup_snapshot',
  'internal/worker/io',
  'tls',
  'worker_threads',
  'zlib',
];
export const REPLACED: ReadonlySet<string> = new Set(replaced);

/**
 * Modules that packed code requires only inside functions that no simulated program calls. An entry is an id or, with a
 * final slash, a folder. If such a function is called after all, the Lab names the missing module.
 */
const BEYOND: readonly string[] = [
  'http2',
  'internal/crypto/',
  'internal/deps/',
  'internal/fs/',
  'internal/modules/',
  'internal/readline/',
  'internal/vm',
  'internal/vm/',
  'internal/worker',
  'os',
  'readline',
  'repl',
  'tty',
  'v8',
  'vm',
];

export function isBeyond(id: string): boolean {
  return BEYOND.some((entry) => (entry.endsWith('/') ? id.startsWith(entry) : id === entry));
}
