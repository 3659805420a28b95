import type { Scenario } from '../scenario.ts';
import { gapLines } from './gap.ts';
import { indented, type Lines } from './lines.ts';

/** How a program makes one request, and what it prints. */
export interface RequestCode {
  /**
   * May have several lines.
   * @param target the expression of the URL
   */
  call(target: string): string;
  /**
   * The expressions that are printed of an answer.
   * @param response the name of what `call` gave
   */
  printed(response: string): readonly string[];
  /**
   * The lines that print the variable `error`.
   * @param label what is printed first, as arguments in front of the others: `i, `
   */
  printError(label: string): Lines;
}

/** What Node's own errors have. */
export const printNodeError: RequestCode['printError'] = (label) => [
  `console.error(${label}error.name, error.code, error.message);`,
];

/**
 * Awaited requests, one after the other. Two are written out, so that each moment of a run has a
 * line of its own. More than two are a loop, which goes on after a failure.
 */
export function requestsLines(scenario: Scenario, code: RequestCode): Lines {
  return Number(scenario.requests) > 2 ? loopLines(scenario, code) : straightLines(scenario, code);
}

function straightLines(scenario: Scenario, code: RequestCode): Lines {
  const second = ['', ...gapLines(scenario), ...requestLines(code, 'second', '2')];
  return tryLines(code, '', [
    ...requestLines(code, 'first', '1'),
    ...(scenario.requests === '1' ? [] : second),
  ]);
}

function loopLines(scenario: Scenario, code: RequestCode): Lines {
  const gap = gapLines(scenario);
  return [
    `for (let i = 1; i <= ${scenario.requests}; i++) {`,
    ...indented([
      ...(gap.length > 1
        ? ['if (i > 1) {', ...indented(gap), '}']
        : gap.map((line) => `if (i > 1) ${line}`)),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: text of a program
      ...tryLines(code, 'i, ', requestLines(code, 'response', '${i}', 'i, ')),
    ]),
    '}',
  ];
}

/** @param label what is printed first, as in `printError` */
function requestLines(code: RequestCode, name: string, path: string, label = ''): Lines {
  return [
    ...`const ${name} = await ${code.call(`\`\${url}/${path}\``)};`.split('\n'),
    `console.log(${label}${code.printed(name).join(', ')});`,
  ];
}

function tryLines(code: RequestCode, label: string, lines: Lines): Lines {
  return [
    'try {',
    ...indented(lines),
    '} catch (error) {',
    ...indented([...code.printError(label), 'process.exitCode = 1;']),
    '}',
  ];
}
