import type { Scenario } from '../scenario.ts';
import { agentCode } from './agent.ts';
import { plainHttpFunction, retryFunction } from './functions.ts';
import { blockFunction, gapLines } from './gap.ts';
import { poolLines } from './global-agent.ts';
import { indented, joinBlocks, type Lines } from './lines.ts';
import { nodePatchLines } from './node-patch.ts';
import { optionsCode } from './options.ts';

/**
 * The client makes awaited requests, one after the other. Two requests are written out, so that
 * each moment of a run has a line of its own. More than two are a loop, which goes on after a
 * failure. The exit code is 0 when every request was answered: every engine reads the outcome from
 * it.
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
    Number(scenario.requests) > 2 ? loopLines(scenario) : straightLines(scenario),
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

function straightLines(scenario: Scenario): Lines {
  const second = ['', ...gapLines(scenario), ...requestLines(scenario, 'second', '2')];
  return tryLines('', [
    ...requestLines(scenario, 'first', '1'),
    ...(scenario.requests === '1' ? [] : second),
  ]);
}

function loopLines(scenario: Scenario): Lines {
  const gap = gapLines(scenario);
  return [
    `for (let i = 1; i <= ${scenario.requests}; i++) {`,
    ...indented([
      ...(gap.length > 1
        ? ['if (i > 1) {', ...indented(gap), '}']
        : gap.map((line) => `if (i > 1) ${line}`)),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: text of a program
      ...tryLines('i, ', requestLines(scenario, 'response', '${i}', 'i, ')),
    ]),
    '}',
  ];
}

/** @param label what is printed first, as arguments in front of the others: `i, ` */
function requestLines(scenario: Scenario, name: string, path: string, label = ''): Lines {
  const call = scenario.fix === 'retry' ? 'fetchWithRetry' : 'fetch';
  const body = { json: `await ${name}.json()`, text: `(await ${name}.text()).length`, none: '' };
  const printed = [`${label}${name}.status`, body[scenario.consume]].filter(Boolean).join(', ');
  return [
    `const ${name} = await ${call}(\`\${url}/${path}\`${optionsCode(scenario).argument});`,
    `console.log(${printed});`,
  ];
}

function tryLines(label: string, lines: Lines): Lines {
  return [
    'try {',
    ...indented(lines),
    '} catch (error) {',
    `  console.error(${label}error.name, error.code, error.message);`,
    '  process.exitCode = 1;',
    '}',
  ];
}
