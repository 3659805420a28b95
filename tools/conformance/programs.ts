import { readdirSync, readFileSync } from 'node:fs';
import { programOf } from '../../src/scenario/program.ts';
import { parseQuery } from '../../src/scenario/query.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import type { ConformanceProgram } from './conformance-program.ts';

const FETCHES = ['2.6.12', '2.7.0', '3.3.1', '3.3.2'] as const;
const SCENARIOS = ['', 'gap=timeout0', 'agent=keepalive'] as const;
const LOGS = ['http,net', 'http,net,stream,timer'] as const;

/** The playground's own client with and without the bug, with Node's logs. */
function scenarioPrograms(): readonly ConformanceProgram[] {
  return FETCHES.flatMap((fetch) =>
    SCENARIOS.flatMap((knobs) =>
      LOGS.map((nodeDebug) => {
        const { scenario } = parseQuery(`fetch=${fetch}&${knobs}`);
        const client = programOf(scenario).files['client.mjs'];
        const title = [`node-fetch ${fetch}`, knobs || 'gap=none', nodeDebug].join(' · ');
        return { title, client, fetch, nodeDebug };
      }),
    ),
  );
}

const FOLDER = new URL('programs/', import.meta.url);

/** Programs about order: what runs before what, in every part of Node that the Lab simulates. */
function orderingPrograms(): readonly ConformanceProgram[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const client = readFileSync(new URL(file, FOLDER), 'utf8');
    const logs = file.startsWith('http') ? ['', ...LOGS] : [''];
    return logs.map((nodeDebug) => ({
      title: [file, nodeDebug].filter(Boolean).join(' · '),
      client,
      clientFile: file.endsWith('.cjs') ? 'client.cjs' : 'client.mjs',
      fetch: undefined,
      nodeDebug,
    }));
  });
}

/** CommonJS files with the syntax of ES modules. They stand here as texts, because no formatter reads such a file. */
const MODULE_SYNTAX: readonly string[] = [
  "import url from 'url';",
  'export const x = 1;',
  'console.log(import . meta.url);',
];

/** What Node says above the error, and where it points. */
function moduleSyntaxPrograms(): readonly ConformanceProgram[] {
  return MODULE_SYNTAX.map((line) => ({
    title: `CommonJS · ${line}`,
    client: `const http = require('http');\n${line}\n`,
    clientFile: 'client.cjs',
    fetch: undefined,
    nodeDebug: '',
  }));
}

/** `require` of an ES module, which is an error until 20.19 and 22.12. */
const REQUIRED_ESM: ConformanceProgram = {
  title: 'CommonJS · require of node-fetch 3',
  client:
    "const http = require('http');\nconst fetch = require('node-fetch');\nconsole.log(typeof fetch, typeof http.get);\n",
  clientFile: 'client.cjs',
  fetch: '3.3.1',
  nodeDebug: '',
};

/** `require` of what is not there: its error has the frames of the program. */
const REQUIRED_NOTHING: ConformanceProgram = {
  title: 'CommonJS · require of nothing',
  client: `const load = (id) => require(id);
for (const id of ['not-there', './missing.js']) {
  try {
    load(id);
  } catch (error) {
    console.log(error);
  }
}
`,
  clientFile: 'client.cjs',
  fetch: undefined,
  nodeDebug: '',
};

/** The names of a package's namespace: for CommonJS those that Node reads from its text. */
function namespacePrograms(): readonly ConformanceProgram[] {
  const client = `import * as namespace from 'node-fetch';
const again = await import('node-fetch');
console.log(Object.keys(namespace), again === namespace, namespace, typeof namespace.default);
`;
  return FETCHES.map((fetch) => ({
    title: `namespace of node-fetch ${fetch}`,
    client,
    fetch,
    nodeDebug: '',
  }));
}

/** Until Node 20.0 a program begins between two loops when its node-fetch is CommonJS, and in the loop when it is not. */
function beginningPrograms(): readonly ConformanceProgram[] {
  const client = `import fetch from 'node-fetch';
const say = (what) => () => console.log(what);
setImmediate(say('immediate'));
setTimeout(say('timer'), 1);
const until = performance.now() + 5;
while (performance.now() < until);
process.nextTick(say('tick'));
console.log(typeof fetch);
`;
  return FETCHES.map((fetch) => ({
    title: `first timers and immediates with node-fetch ${fetch}`,
    client,
    fetch,
    nodeDebug: '',
  }));
}

export const PROGRAMS: readonly ConformanceProgram[] = [
  ...scenarioPrograms(),
  ...orderingPrograms(),
  ...moduleSyntaxPrograms(),
  ...namespacePrograms(),
  ...beginningPrograms(),
  REQUIRED_ESM,
  REQUIRED_NOTHING,
];

/** The server for all programs: the playground's own, which closes without saying so. */
export const SERVER: string = programOf(DEFAULTS).files['server.mjs'];
