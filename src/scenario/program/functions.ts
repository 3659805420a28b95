import type { Scenario } from '../scenario.ts';
import type { Lines } from './lines.ts';

/** `fix=retry`: what the author calls normal. It is for requests that may be sent twice. */
export function retryFunction({ fix }: Scenario): Lines {
  if (fix !== 'retry') return [];
  return [
    'async function fetchWithRetry(...request) {',
    '  for (let attempt = 1; ; attempt++) {',
    '    try {',
    '      return await fetch(...request);',
    '    } catch (error) {',
    "      if (error.code !== 'ECONNRESET' || attempt === 3) throw error;",
    '    }',
    '  }',
    '}',
  ];
}

/**
 * `fetch=http`: wraps http.request in a promise, so that the rest of the program stays as it is. A
 * body that the program does not read has to be thrown away with `resume`, or the socket never
 * becomes free (Node's documentation of http.ClientRequest).
 */
export function plainHttpFunction({ fetch, consume }: Scenario): Lines {
  if (fetch !== 'http') return [];
  return [
    '// node-fetch left out: http.request behind a promise.',
    'function fetch(url, { body, ...options } = {}) {',
    '  return new Promise((resolve, reject) => {',
    '    const request = http.request(url, options, (response) => {',
    ...responseLines(consume),
    '    });',
    "    request.on('error', reject);",
    '    request.end(body);',
    '  });',
    '}',
  ];
}

function responseLines(consume: Scenario['consume']): Lines {
  if (consume === 'none') {
    return ['      response.resume();', '      resolve({ status: response.statusCode });'];
  }
  const method = consume === 'json' ? 'json: () => JSON.parse(text)' : 'text: () => text';
  return [
    "      let text = '';",
    "      response.setEncoding('utf8');",
    "      response.on('data', (chunk) => (text += chunk));",
    "      response.on('end', () => {",
    `        resolve({ status: response.statusCode, ${method} });`,
    '      });',
    "      response.on('error', reject);",
  ];
}
