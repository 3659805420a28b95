import { executableFor } from '../../../measure/release.ts';
import { missingRelease } from '../release.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';
import { hyper } from './hyper.ts';
import { startInFront } from './in-front.ts';
import { serverFile } from './server-file.ts';

/** The last release before Node's own change that readers can pick: its agent does not look before it reuses. */
const PROXY_NODE = '20.20.2';

/**
 * A proxy on Node in front of hyper, as in node-fetch issue 1735. When hyper does not answer it, it answers 502.
 *
 * @param strips whether it keeps the client's Connection header to itself, as RFC 9110 (7.6.1) has it
 */
function proxy(name: string, strips: boolean): ServerProduct {
  return {
    name,
    tls: false,
    missing: async () => (await missingRelease(PROXY_NODE)) ?? (await hyper.missing()),
    version: async () => PROXY_NODE,
    async start({ port, folder }) {
      const program = await executableFor(PROXY_NODE);
      return startInFront(
        folder,
        (behind) => hyper.start({ port: behind, folder, tls: false }),
        (portBehind) => {
          const ports = [String(port), String(portBehind)];
          const args = [serverFile('node-proxy.mjs'), ...ports, ...(strips ? ['strip'] : [])];
          return startProcess({ name, program, args, port, folder });
        },
      );
    },
  };
}

export const nodeProxy = proxy('node-proxy', false);
export const strippingProxy = proxy('node-proxy-strip', true);
