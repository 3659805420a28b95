import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { nodeFetchAliases } from './packages/bundle-packages.ts';
import { buildContainerAssets, packagesForNode } from './webcontainer-assets.ts';

/** Bytes, gzipped, of all versions together. A reader's scenario needs one version. */
const GZIP_BYTES_MAX = 250_000;

test('all versions together are small enough', async () => {
  const { files } = await buildContainerAssets();
  const bytes = files.reduce((sum, { body }) => sum + gzipSync(body).byteLength, 0);
  assert.ok(bytes < GZIP_BYTES_MAX, `${bytes}`);
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
