import { DEFAULTS, type Scenario } from '../../scenario.ts';
import { agentCode } from '../agent.ts';
import { blockFunction } from '../gap.ts';
import { poolLines } from '../global-agent.ts';
import { joinBlocks, type Lines } from '../lines.ts';
import { nodePatchLines } from '../node-patch.ts';
import { optionsWith } from '../options.ts';
import { printNodeError, type RequestCode, requestsLines } from '../requests.ts';
import type { LibraryCode, Request } from './library.ts';

const IMPORT_HTTP = "import http from 'node:http';";

/** The knobs that a library's program is written from. */
type LibraryKnobs = Omit<Scenario, 'node' | 'fetch' | 'client' | 'process' | 'order'>;

/**
 * The client.mjs of a library, in the shape of the playground's.
 *
 * @param url `http://127.0.0.1:3000`; over https there is no agent of ours, and nothing is done to Node's
 * @returns undefined when the library has no word for one of the knobs
 */
export function libraryProgram(
  library: LibraryCode,
  knobs: LibraryKnobs,
  url: string,
): string | undefined {
  // With this client the knob `agent` makes agents that every library takes, not node-fetch's function of the URL.
  const scenario: Scenario = { ...DEFAULTS, ...knobs, fetch: 'http', client: DEFAULTS.client };
  const agent = agentCode(scenario);
  const patches = [poolLines(scenario), nodePatchLines(scenario)];
  const touchesNode = agent.value !== undefined || patches.some((lines) => lines.length > 0);
  if (touchesNode && !(library.usesNodeHttp && url.startsWith('http:'))) return undefined;
  if (scenario.fix === 'retry' || !library.body[scenario.consume]) return undefined;

  const request: Request = {
    method: scenario.method,
    connection: scenario.header === 'default' ? undefined : scenario.header,
    agent: agent.value,
  };
  const options = optionsWith(library.options?.(request) ?? []);
  const needsHttp = agent.imports.length > 0 || patches.some((lines) => lines.length > 0);
  return joinBlocks([
    needsHttp ? [IMPORT_HTTP].concat(library.imports) : library.imports,
    ...patches,
    [`const url = '${url}';`, ...(library.setup ?? []), ...agent.lines, ...options.lines],
    requestsLines(scenario, requestCode(library, scenario.consume, options.argument, request)),
    blockFunction(scenario),
  ]);
}

function requestCode(
  library: LibraryCode,
  consume: Scenario['consume'],
  argument: string,
  request: Request,
): RequestCode {
  return {
    call: (target) => library.call(target, argument, request),
    printed: (name) =>
      [`${name}.${library.status}`, library.body[consume]?.(name) ?? ''].filter(Boolean),
    printError: library.hidesCause ? printCause : printNodeError,
  };
}

/** As `printNodeError`, with the code and the message of the cause, where there is one. */
function printCause(label: string): Lines {
  return [
    'const { code, message } = error.cause ?? error;',
    `console.error(${label}error.name, code, message);`,
  ];
}
