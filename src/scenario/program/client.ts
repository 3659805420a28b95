import type { Scenario } from '../scenario.ts';
import { agentCode } from './agent.ts';
import { codeOf } from './clients/loaded.ts';
import { plainHttpFunction, retryFunction } from './functions.ts';
import { blockFunction } from './gap.ts';
import { poolLines } from './global-agent.ts';
import { joinBlocks, type Lines } from './lines.ts';
import { nodePatchLines } from './node-patch.ts';
import { optionsCode } from './options.ts';
import { printNodeError, type RequestCode, requestsLines } from './requests.ts';

const URL = 'http://127.0.0.1:3000';

/**
 * The client makes awaited requests, one after the other. The exit code is 0 when every request was
 * answered: every engine reads the outcome from it.
 */
export function clientProgram(asked: Scenario): string {
  const code = codeOf(asked.client);
  if (code) return code.write(asked, URL);
  const scenario: Scenario = asked.client === 'http' ? { ...asked, fetch: 'http' } : asked;
  const settings = [
    `const url = '${URL}';`,
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
