import type { ReplacedModule } from '../../src/lab/node/replacements/index.ts';

/*
 * Where the Lab's copy of lib/ begins and ends. The pack of a release has the modules that the roots reach through
 * `require` without crossing the boundary. The parts of a release have more of them.
 */

/** Where a pack or a part of a release begins and ends. */
export interface Extent {
  /** It has these modules, and those that they require. Ids or, with a final slash, folders. */
  readonly roots: readonly string[];
  /** It ends before these, which are written in the same way. */
  readonly beyond: readonly string[];
  /** Modules that are there whenever this part is. */
  readonly loaded?: readonly string[];
}

/** The modules that most programs import, and those that the Lab's bootstrap starts from. */
const ROOTS: readonly string[] = [
  'internal/per_context/primordials',
  'internal/per_context/domexception',
  'internal/per_context/messageport',
  'async_hooks',
  'buffer',
  'console',
  'diagnostics_channel',
  'dns',
  'events',
  'http',
  'internal/abort_controller',
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
  'http2',
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
  'internal/deps/',
  'internal/fs/',
  'internal/locks',
  'internal/main/',
  'internal/modules/',
  'internal/repl',
  'internal/vm',
  'internal/vm/',
  'internal/worker',
  'repl',
  'sqlite',
  'v8',
  'vm',
];

/** Modules that no process loads when it starts and few programs use. The part `more` has them. */
const RARE: readonly string[] = [
  '_stream_duplex', // another name of a module of stream/, as those that follow
  '_stream_passthrough',
  '_stream_readable',
  '_stream_transform',
  '_stream_writable',
  'assert',
  'assert/',
  'dns/promises',
  'internal/assert/assertion_error',
  'internal/assert/calltracker',
  'internal/assert/utils',
  'internal/histogram',
  'internal/navigator',
  'internal/readline/',
  'internal/util/parse_args/',
  'os',
  'path/',
  'perf_hooks',
  'readline',
  'readline/',
  'stream/consumers',
  'tty',
];

/** Streams by iterables, an experiment of Node 26. */
const ITER: readonly string[] = ['internal/streams/iter/', 'stream/iter'];

/** What the pack of a release has: what a page loads before the first run. */
export const PACK: Extent = {
  roots: ROOTS,
  beyond: [...BEYOND, ...RARE, ...ITER, 'internal/crypto/'],
};

/** The parts of a release. A module that several would have is in the first of them. */
export const PARTS: Readonly<Record<string, Extent>> = {
  more: {
    roots: RARE,
    beyond: [...BEYOND, ...ITER, 'internal/crypto/'],
  },
  iter: { roots: ITER, beyond: BEYOND },
  /** Node's own fetch, WebSocket and EventSource. */
  undici: {
    roots: ['internal/deps/undici/undici'],
    beyond: BEYOND.filter((entry) => entry !== 'internal/deps/'),
  },
};

/** Whether an id is one of these entries, or in a folder of them. */
export function isIn(entries: readonly string[], id: string): boolean {
  return entries.some((entry) => (entry.endsWith('/') ? id.startsWith(entry) : id === entry));
}
