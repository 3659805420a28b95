import { finTime } from '../fin.ts';
import type { Scenario } from '../scenario.ts';
import { indented, joinBlocks, type Lines } from './lines.ts';

const BODY = '\'{"ok":true}\'';

/**
 * The server uses raw sockets, because the experiment is about when and how it closes. It keeps
 * connections open as HTTP/1.1 does, until a response is the last one. After that it ignores what
 * arrives, as a peer does that has closed.
 */
export function serverProgram(scenario: Scenario): string {
  const padded = scenario.body === '0' ? BODY : `${BODY}.padEnd(${scenario.body})`;
  return joinBlocks([
    ["import net from 'node:net';"],
    [`const body = ${padded};`],
    [
      'const server = net.createServer((socket) => {',
      ...indented(connectionLines(scenario)),
      '});',
    ],
    ["server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));"],
  ]);
}

function connectionLines(scenario: Scenario): Lines {
  const closes = scenario.server !== 'keep-open';
  return [
    "let request = '';",
    ...(closes ? ['let closing = false;'] : []),
    '',
    "socket.setEncoding('latin1'); // one character is one byte",
    "socket.on('error', (error) => console.error(error.code));",
    "socket.on('data', (text) => {",
    ...indented([
      ...(closes ? ['if (closing) return; // too late', ''] : []),
      'request += text;',
      'const [, head, payload] = /^(.*?)\\r\\n\\r\\n(.*)$/s.exec(request) ?? [];',
      'const length = Number(/^content-length: (\\d+)/im.exec(head)?.[1] ?? 0);',
      'if (!head || payload.length < length) return; // there is more to come',
      "request = '';",
      '',
      ...answerLines(scenario),
    ]),
    '});',
  ];
}

function answerLines(scenario: Scenario): Lines {
  const asked = 'closing = /^connection: close/im.test(head);';
  const response = (header = '') =>
    `\`HTTP/1.1 200 OK\\r\\n${header}Content-Length: \${body.length}\\r\\n\\r\\n\${body}\``;
  switch (scenario.server) {
    case 'keep-open':
      return ['// Stays open, whatever the client asks for.', `socket.write(${response()});`];
    case 'silent-close':
      return [
        '// Closes when asked to, without saying so: as hyper before 1.5.',
        asked,
        ...closeLines(scenario, response()),
      ];
    case 'echo-close':
      return [
        '// Closes when asked to, and says so: as Node and nginx.',
        asked,
        "const header = closing ? 'Connection: close\\r\\n' : '';",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: text of a program
        ...closeLines(scenario, response('${header}')),
      ];
    case 'always-close':
      return [
        '// Closes after each response, asked or not, without saying so.',
        'closing = true;',
        ...closeLines(scenario, response()),
      ];
    default:
      return scenario.server satisfies never;
  }
}

/**
 * Writes the response, and then closes at the time and in the way of the knobs `fin` and `close`.
 */
function closeLines({ fin, close, server }: Scenario, response: string): Lines {
  const when = server === 'always-close' ? '' : 'if (closing) ';
  const hangUp = HANG_UP[close];
  const time = finTime(fin);
  if (time.at === 'same' && close === 'rst') {
    // The reset waits for the write, because it discards what was not sent yet.
    return [
      `const response = ${response};`,
      'socket.write(response, () => {',
      `  ${when}${hangUp};`,
      '});',
    ];
  }
  return [`socket.write(${response});`, ...laterLines(time, when, hangUp)];
}

function laterLines(time: ReturnType<typeof finTime>, when: string, hangUp: string): Lines {
  if (time.at === 'same') return [`${when}${hangUp};`];
  if (time.at === 'immediate') return [`${when}setImmediate(() => ${hangUp});`];
  const { delayMs } = time;
  if (Number.isInteger(delayMs)) return [`${when}setTimeout(() => ${hangUp}, ${delayMs});`];
  const busy = [
    `const end = performance.now() + ${delayMs};`,
    'while (performance.now() < end); // timers count whole milliseconds',
    `${hangUp};`,
  ];
  return when ? [`${when}{`, ...indented(busy), '}'] : busy;
}

/**
 * Three ways to close. Full: FIN, then close(2), so that what still arrives is answered with RST.
 * Half: FIN, and the other direction stays open. RST: no FIN at all (SO_LINGER 0,
 * uv_tcp_close_reset).
 */
const HANG_UP: Record<Scenario['close'], string> = {
  full: 'socket.destroySoon()',
  half: 'socket.end()',
  rst: 'socket.resetAndDestroy()',
};
