import type { ProcessEnvironment } from '../process-environment.ts';
import { childProcess } from './child-process.ts';
import { cluster } from './cluster.ts';
import { crypto, cryptoRandom, cryptoUtil } from './crypto.ts';
import { errorSource } from './error-source.ts';
import { execution } from './execution.ts';
import { fs, fsPromises } from './fs.ts';
import { http2 } from './http2.ts';
import { https } from './https.ts';
import { inspector, inspectorUtil } from './inspector.ts';
import { options } from './options.ts';
import { perfPerformance } from './perf-hooks.ts';
import { processModule } from './process-module.ts';
import { prepareStackTrace, sourceMapCache } from './source-maps.ts';
import { startupSnapshot } from './startup-snapshot.ts';
import { tls } from './tls.ts';
import { vm } from './vm.ts';
import { workerIo, workerThreads } from './worker.ts';
import { zlib } from './zlib.ts';

/** Makes the exports of one module for one process. */
type Replacement = (env: ProcessEnvironment) => unknown;

/**
 * Modules of Node that the Lab implements itself instead of running the release's source. They lead
 * out of the simulated machine (files, processes, OpenSSL), or belong to the bootstrap that node/
 * replaces. Each has a file. A part that a program can reach and the Lab lacks throws
 * NotSimulatedError.
 */
const replacements = {
  child_process: childProcess,
  cluster,
  crypto,
  fs,
  'fs/promises': fsPromises,
  http2,
  https,
  inspector,
  'internal/bootstrap/loaders': (env) => env.builtins.realm(), // until Node 19
  'internal/bootstrap/realm': (env) => env.builtins.realm(), // from Node 20
  'internal/crypto/random': cryptoRandom,
  'internal/crypto/util': cryptoUtil,
  'internal/errors/error_source': errorSource,
  'internal/options': options,
  'internal/perf/performance': perfPerformance,
  'internal/process/execution': execution,
  'internal/source_map/prepare_stack_trace': prepareStackTrace,
  'internal/source_map/source_map_cache': sourceMapCache,
  'internal/util/inspector': inspectorUtil,
  'internal/v8/startup_snapshot': startupSnapshot,
  'internal/worker/io': workerIo,
  process: processModule,
  tls,
  vm,
  worker_threads: workerThreads,
  zlib,
} satisfies Record<string, Replacement>;

export const REPLACEMENTS: Readonly<Record<string, Replacement>> = replacements;

/** The id of such a module. The pack builder stops at these (tools/extract-node-lib/boundary.ts). */
export type ReplacedModule = keyof typeof replacements;
