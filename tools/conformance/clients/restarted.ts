import { type Client, clientVersion, isPackageClient } from '../../../src/scenario/clients.ts';
import { programOf } from '../../../src/scenario/program.ts';
import { DEFAULTS } from '../../../src/scenario/scenario.ts';
import type { NodeRelease } from '../../../src/scenario/versions.ts';
import type { ConformanceProgram } from '../conformance-program.ts';

/** The column of the table for these programs. */
export const RESTARTED = 'restarted';

/**
 * A server in the client's own process, as test suites have it: each test starts one on the port of the one before, and
 * stops it. Its responses say which request of their connection they answer.
 */
const SERVER = `let port = 0;
let url;

async function started() {
  const server = createServer((request, response) => {
    request.resume();
    request.socket.served = (request.socket.served ?? 0) + 1;
    response.end(JSON.stringify({ request: request.socket.served }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  port = server.address().port;
  url = \`http://127.0.0.1:\${port}\`;
  return server;
}

async function stopped(server) {
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}`;

const IMPORTS = `import { once } from 'node:events';
import { createServer } from 'node:http';
`;

/** Three tests of a suite, each with one request. */
export function restartedProgram(client: Client, node: NodeRelease): ConformanceProgram {
  const version = isPackageClient(client) ? clientVersion(client, node) : undefined;
  const { files } = programOf({ ...DEFAULTS, node, client, requests: '3' });
  return {
    title: `${client} · ${RESTARTED} · 3 requests`,
    client: IMPORTS + asSuite(files['client.mjs']),
    fetch: undefined,
    ...(version === undefined ? {} : { package: `${client}@${version}` }),
    nodeDebug: '',
  };
}

/** @throws Error when the playground writes its loop otherwise */
function asSuite(program: string): string {
  const suite = program
    .replace(/^const url = .*$/m, () => SERVER)
    .replace(
      /^(for \(.*\) \{\n)([\s\S]*?)^\}$/m,
      '$1  const server = await started();\n$2  await stopped(server);\n}',
    );
  for (const part of ['async function started', '= await started()', 'await stopped(server)']) {
    if (!suite.includes(part))
      throw new Error(`the playground's client is written otherwise than expected:\n${program}`);
  }
  return suite;
}
