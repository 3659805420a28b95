import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { CLIENTS } from '../scenario/clients.ts';
import { loadClients } from '../scenario/program/clients/loaded.ts';
import { programOf } from '../scenario/program.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { installedClients } from './packages/bundle-client.ts';
import { nodeFetchAliases } from './packages/bundle-packages.ts';
import { buildContainerAssets, clientForNode, packagesForNode } from './webcontainer-assets.ts';

await loadClients();

/** Bytes, gzipped, of all versions together. A reader's scenario needs one version. */
const GZIP_BYTES_MAX = 250_000;

test('all versions of node-fetch together are small enough', async () => {
  const { files } = await buildContainerAssets();
  const fetches = files.filter(({ name }) => /^(node-fetch|whatwg-url)-/.test(name));
  const bytes = fetches.reduce((sum, { body }) => sum + gzipSync(body).byteLength, 0);
  assert.ok(bytes < GZIP_BYTES_MAX, `${bytes}`);
});

for (const spec of await installedClients())
  test(`${spec} is found by import in a real Node, with its licences`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'container-client-'));
    try {
      const { name, files } = await clientForNode(spec);
      assert.ok((files['LICENSE'] ?? '').length > 500);
      for (const [file, text] of Object.entries(files)) {
        const path = join(folder, 'node_modules', name, file);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
      }
      const [client] = CLIENTS.filter((each) => each === name);
      const program = programOf({ ...DEFAULTS, client: client! }).files['client.mjs'];
      const [statement] = program.split('\n').filter((line) => line.endsWith(` from '${name}';`));
      const imported = /import (?:\{ )?(\w+)/.exec(statement ?? '')?.[1];
      const code = `${statement} console.log(typeof ${imported});`;
      const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', code], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(stdout, 'function\n', stderr);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

test('every version carries its licences and is found by import in a real Node', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'container-packages-'));
  try {
    for (const alias of await nodeFetchAliases()) {
      const packages = await packagesForNode(alias);
      for (const { name, files } of packages) {
        assert.match(files['LICENSE'] ?? '', /Permission is hereby granted/);
        for (const [file, text] of Object.entries(files)) {
          const path = join(folder, alias, 'node_modules', name, file);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, text);
        }
      }
      const code =
        "import fetch, { Headers } from 'node-fetch'; console.log(typeof fetch, typeof Headers);";
      const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', code], {
        cwd: join(folder, alias),
        encoding: 'utf8',
      });
      assert.equal(stdout, 'function function\n', `${alias}: ${stderr}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
