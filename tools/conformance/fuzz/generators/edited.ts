import { programOf } from '../../../../src/scenario/program.ts';
import { parseQuery } from '../../../../src/scenario/query.ts';
import type { Choices } from '../choices.ts';
import type { Generator } from '../fuzz-program.ts';

/* The playground's client as readers change it: slips of the keyboard, lines that are moved, and what they paste. */

const FETCHES = ['2.6.12', '2.7.0', '3.3.1', '3.3.2'] as const;
const KNOBS = [
  '',
  'gap=timeout0',
  'agent=keepalive',
  'server=echo-close',
  'fin=immediate',
  'server=always-close',
] as const;

/** What people write into a client to find out more. Each is a line of its own. */
const PASTED: readonly string[] = [
  'console.log(response);',
  'console.log(response.headers);',
  'console.log(response.status, response.ok, response.statusText);',
  'console.log(await response.text());',
  "console.log(response.headers.get('connection'));",
  'console.log([...response.headers]);',
  'console.log(response.headers.raw?.());',
  'console.log(Object.fromEntries(response.headers));',
  'console.log(fetch.toString().length > 10);',
  'console.log(process.version.slice(0, 2));',
  'console.log(process.memoryUsage().rss > 0);',
  'console.log(crypto.randomUUID().length);',
  'debugger;',
  "const { default: again } = await import('node-fetch'); console.log(again === fetch);",
  "import os from 'node:os'; console.log(os.EOL === '\\n');",
  "import { setTimeout as sleep } from 'node:timers/promises'; await sleep(10);",
  'await new Promise((r) => setTimeout(r, 50));',
  'setTimeout(() => console.log("late"), 30);',
  "process.on('exit', (code) => console.log('exit', code));",
  "process.on('uncaughtException', (e) => console.log('caught', e.message));",
  "process.on('unhandledRejection', (e) => console.log('rejected', e.message));",
  "try { await fetch('http://127.0.0.1:3000/'); } catch (e) { console.log(e.name, e.code, e.type, e.errno, e.message); }",
  "const three = await Promise.all([1, 2, 3].map((n) => fetch('http://127.0.0.1:3000/' + n).then((r) => r.status, (e) => e.message))); console.log(three);",
  "const results = await Promise.allSettled([fetch('http://127.0.0.1:3000/a'), fetch('http://127.0.0.1:3000/b')]); console.log(results.map((r) => r.status));",
  "const http = require('http');",
  "import http from 'node:http'; http.get('http://127.0.0.1:3000/x', (res) => { console.log(res.statusCode, res.headers); res.resume(); }).on('error', console.error);",
  "import { Agent } from 'node:http'; const keep = new Agent({ keepAlive: true }); console.log(keep.maxSockets, keep.options);",
  "await fetch('http://127.0.0.1:3000/', { method: 'POST', body: 'x=1', headers: { 'content-type': 'text/plain' } }).then((r) => console.log(r.status), (e) => console.log(String(e)));",
  "await fetch('http://127.0.0.1:3000/', { signal: AbortSignal.timeout(5) }).catch((e) => console.log(e.name, e.type));",
  "fetch('http://127.0.0.1:3000/').then((r) => r.text()).then(console.log);",
  "fetch('http://127.0.0.1:3000/').then((r) => r.json()).catch((e) => console.log(e.message));",
  "for (let i = 0; i < 3; i++) { try { const r = await fetch('http://127.0.0.1:3000/' + i); console.log(i, r.status); } catch (e) { console.log(i, e.message); } }",
  'async function retry(f, n) { try { return await f(); } catch (e) { if (n === 0) throw e; return retry(f, n - 1); } }\nconsole.log((await retry(() => fetch("http://127.0.0.1:3000/r"), 2)).status);',
  "if (!response.ok) throw new Error('HTTP ' + response.status);",
  "throw new Error('stop here');",
  'process.exit(2);',
  'process.exitCode = 4;',
  'await undefinedFunction();',
  'const json = await response.json();',
  'console.log(undefinedName);',
  'response.body.on("end", () => console.log("body ended"));',
  'for await (const chunk of response.body) console.log(chunk.length);',
  'console.time("t");',
  'console.trace === undefined;',
  "import { readFileSync } from 'node:fs';",
  "import { performance } from 'node:perf_hooks'; console.log(performance.now() > 0);",
  "import assert from 'node:assert'; assert(response.ok);",
  "import { inspect } from 'node:util'; console.log(inspect(response, { depth: 0 }));",
  'return;',
  'const x = ;',
  'console.log(a b);',
  'console.log("unclosed);',
  'let fetch = 1;',
  'await;',
  '}',
  'function () {}',
  'const response = 1;',
  '<div>',
  'import x from "./missing.mjs";',
  'import { nothing } from "node-fetch";',
  'export default 1;',
  'const a: string = "typed";',
  'interface T { a: number }',
  'enum E { A }',
  "await fetch('http://127.0.0.1:1/');",
  "await fetch('not a url');",
  'await fetch();',
  "await fetch('http://127.0.0.1:3000/', { method: 'GET', body: 'x' });",
  "await fetch('https://127.0.0.1:3000/').catch((e) => console.log(e.code ?? e.message));",
];

function slip(random: Choices, text: string): string {
  const at = random.below(text.length);
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text[at] + text.slice(at);
    case 2:
      return text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2);
    case 3:
      return (
        text.slice(0, at) +
        random.pick([
          '(',
          ')',
          '{',
          '}',
          "'",
          '`',
          ';',
          ',',
          '.',
          '=',
          ' ',
          'x',
          '1',
          '\n',
          '!',
          '?',
          '+',
          '[',
          ']',
          '#',
          '@',
        ]) +
        text.slice(at)
      );
    case 4: {
      const words = [...text.matchAll(/\b[a-z]\w{2,}\b/gi)];
      const word = random.pick(words);
      const cut = random.below(word[0].length);
      return text.slice(0, word.index + cut) + text.slice(word.index + cut + 1);
    }
    case 5:
      return text.replace(
        random.pick(['await ', 'async ', 'const ', 'fetch', "'", '(', ')', '{', '}']),
        '',
      );
    default:
      return text.replace(
        random.pick(['await ', 'const ']),
        random.pick(['', 'let ', 'var ', 'cosnt ', 'yield ']),
      );
  }
}

/** Whether every address in a program is the playground's own: a slip in one must not send packets elsewhere. */
function staysHere(text: string): boolean {
  return [...text.matchAll(/\w+:\/\/(.{0,14})/g)].every(([, host = '']) =>
    /^127\.0\.0\.1[:/]/.test(`${host}/`),
  );
}

export const editedClient: Generator = (random) => {
  const fetch = random.pick(FETCHES);
  const { scenario } = parseQuery(`fetch=${fetch}&${random.pick(KNOBS)}`);
  const files = programOf(scenario).files;
  let lines = files['client.mjs']!.split('\n');
  let isBroken = false;
  for (let edits = random.between(1, 3); edits > 0; edits--) {
    const at = random.below(lines.length);
    const what = random.below(10);
    if (what < 5) lines.splice(at, 0, random.pick(PASTED));
    else if (what < 6) lines.splice(at, 1);
    else if (what < 7) lines.splice(at, 0, lines[random.below(lines.length)]!);
    else if (what < 8) lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1));
    else if (!isBroken) {
      isBroken = true;
      const slipped = slip(random, lines.join('\n'));
      if (staysHere(slipped)) lines = slipped.split('\n');
    }
  }
  return { client: lines.join('\n'), clientFile: 'client.mjs', server: files['server.mjs'], fetch };
};
