import { clients } from './clients/index.ts';
import { BUN, BUN_1_3 } from './executables.ts';
import { bunRuntime } from './runtimes/bun.ts';
import { denoRuntime } from './runtimes/deno.ts';
import { bunServe } from './servers/bun-serve.ts';
import { denoServe } from './servers/deno-serve.ts';
import { hyper } from './servers/hyper.ts';
import { jdk } from './servers/jdk.ts';
import { lighttpd } from './servers/lighttpd.ts';
import { nginx } from './servers/nginx.ts';
import { nodeHttp } from './servers/node-http.ts';
import { nodeProxy, strippingProxy } from './servers/node-proxy.ts';
import { python } from './servers/python.ts';
import type { ClientRuntime, ServerProduct } from './subject.ts';

/** Servers other than the playground's. A name may stand twice, with two versions. */
export const servers: readonly ServerProduct[] = [
  nodeHttp,
  nginx,
  lighttpd,
  python('1.0'),
  python('1.1'),
  hyper,
  nodeProxy,
  strippingProxy,
  bunServe(BUN_1_3),
  bunServe(BUN),
  denoServe,
  jdk,
];

/** Runtimes other than Node. */
export const runtimes: readonly ClientRuntime[] = [
  bunRuntime(BUN_1_3),
  bunRuntime(BUN),
  denoRuntime,
];

/** Libraries other than node-fetch and http.request. A name may stand twice, with two versions. */
export { clients };
