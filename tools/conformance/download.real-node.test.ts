/** What a reader downloads runs with plain Node and ends as the Lab says: unpacked and run on two releases. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { cachePath } from '../../src/build/cache.ts';
import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import { filesOf, nameOfDownload } from '../../src/download/files-of.ts';
import { zipOf } from '../../src/download/zip-of.ts';
import type { Edits } from '../../src/scenario/code-link.ts';
import { parseQuery } from '../../src/scenario/query.ts';
import { outputText } from '../../src/trace/words/logs.ts';
import { verdictOf } from '../../src/trace/words/verdict.ts';
import { EXECUTABLE } from '../extract-node-lib/platform.ts';
import { RealNode } from './real-node.ts';
import { normalise } from './transcript.ts';

const EDITED = `import fetch from 'node-fetch';

const answers = [];
for (const path of ['a', 'b', 'c']) {
  const answer = await fetch(\`http://127.0.0.1:3000/\${path}\`).catch(({ code }) => ({ status: code }));
  answers.push(answer.status);
  if (answer.text) await answer.text();
}
console.log(answers.join(' '));
`;

/** With a FIN that is late enough for the second: Node 26.12.1 looks before it reuses a socket. */
const RELEASES = { '20.0.0': '', '26.12.1': 'fin=20ms&' };

const SCENARIOS: readonly [what: string, query: string, edits?: Edits][] = [
  ['the bug', ''],
  ['a fix', 'fix=honour-close'],
  ['a header', 'header=keep-alive'],
  ['an agent', 'agent=no-keepalive'],
  ['what is done to the pool', 'pool=keepalive-false'],
  ['without node-fetch', 'fetch=http&header=close'],
  ['an edited program', '', { 'client.mjs': EDITED }],
];

/** A busy machine may stand still for longer than the FIN waits. */
const ATTEMPTS_MAX = 3;

test('what is downloaded runs with plain Node and ends as the Lab says', async (t) => {
  const lab = await LabRunner.load();
  for (const [release, fin] of Object.entries(RELEASES)) {
    const executable = cachePath('node', release, EXECUTABLE);
    const skip = !existsSync(executable) && `Node ${release} is not here`;
    for (const [what, query, edits = {}] of SCENARIOS) {
      await t.test(`${what} on Node ${release}`, { skip }, async () => {
        const { scenario } = parseQuery(`node=${release}&${fin}${query}`);
        const run = labRunOf(scenario, edits);
        const { events, exitCode } = await lab.run(run);
        const verdict = verdictOf(events, exitCode);
        const input = {
          scenario,
          files: run.files,
          isEdited: Object.keys(edits).length > 0,
          link: '',
          answer: { verdict, exitCode, certainty: undefined },
        };
        const expected = normalise(outputText(events), exitCode);
        const folder = await unpacked(zipOf(nameOfDownload(input), filesOf(input)));
        try {
          await endsAs(folder, executable, expected);
          assert.match(
            await readFile(join(folder, 'README.md'), 'utf8'),
            new RegExp(RegExp.escape(`**${verdict.headline}**`)),
          );
        } finally {
          await rm(dirname(folder), { recursive: true });
        }
      });
    }
  }
});

/** Runs what is in the folder, with the version of node-fetch that its package.json names. */
async function endsAs(
  folder: string,
  executable: string,
  expected: ReturnType<typeof normalise>,
): Promise<void> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const manifest = JSON.parse(await read('package.json')) as {
    engines: { node: string };
    dependencies?: Record<string, string>;
  };
  const node = await RealNode.start(manifest.engines.node, await read('server.mjs'), executable);
  try {
    const program = {
      title: '',
      client: await read('client.mjs'),
      fetch: manifest.dependencies?.['node-fetch'],
      nodeDebug: '',
    };
    for (let attempt = 1; attempt < ATTEMPTS_MAX; attempt += 1) {
      const transcript = await node.run(program);
      if (JSON.stringify(transcript) === JSON.stringify(expected)) return;
    }
    assert.deepEqual(await node.run(program), expected);
  } finally {
    await node.close();
  }
}

/** Unpacks an archive into a new folder. @returns the path of the folder that is in it */
async function unpacked(zip: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'download-'));
  const entries = Object.entries(unzipSync(zip));
  const inner = join(folder, dirname(entries[0]?.[0] ?? ''));
  await mkdir(inner);
  for (const [path, bytes] of entries) await writeFile(join(folder, path), bytes);
  return inner;
}
