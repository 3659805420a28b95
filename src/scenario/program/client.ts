import type { Scenario } from '../scenario.ts';
import { agentCode } from './agent.ts';
import { plainHttpFunction, retryFunction } from './functions.ts';
import { blockFunction } from './gap.ts';
import { poolLines } from './global-agent.ts';
import { joinBlocks, type Lines } from './lines.ts';
import { nodePatchLines } from './node-patch.ts';
import { optionsCode } from './options.ts';
import { printNodeError, type RequestCode, requestsLines } from './requests.ts';

/**
 * The client makes awaited requests, one after the other. The exit code is 0 when every request was
 * answered: every engine reads the outcome from it.
 */
export function clientProgram(scenario: Scenario): string {
  const settings = [
    "const url = 'http://127.0.0.1:3000';",
    ...agentCode(scenario).lines,
    ...optionsCode(scenario).lines,
  ];
  return joinBlocks([
    importLines(scenario),
    poolLines(scenario),
    nodePatchLines(scenario),
    settings,
    requestsLines(scenario, requestCode(scenario)),
    retryFunction(scenario),
    plainHttpFunction(scenario),
    blockFunction(scenario),
  ]);
}

function importLines(scenario: Scenario): Lines {
  const { imports } = agentCode(scenario);
  const needsHttp =
    imports.includes('http') ||
    scenario.fetch === 'http' ||
    scenario.pool !== 'default' ||
    nodePatchLines(scenario).length > 0;
  return [
    needsHttp && "import http from 'node:http';",
    imports.includes('https') && "import https from 'node:https';",
    scenario.fetch !== 'http' && "import fetch from 'node-fetch';",
  ].filter((line) => line !== false);
}

function requestCode(scenario: Scenario): RequestCode {
  const fetch = scenario.fix === 'retry' ? 'fetchWithRetry' : 'fetch';
  const { argument } = optionsCode(scenario);
  return {
    call: (target) => `${fetch}(${target}${argument})`,
    printed(name) {
      const body = {
        json: `await ${name}.json()`,
        text: `(await ${name}.text()).length`,
        none: '',
      };
      return [`${name}.status`, body[scenario.consume]].filter(Boolean);
    },
    printError: printNodeError,
  };
}
