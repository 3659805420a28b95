import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { nodeFetchAliases } from './bundle-packages/bundle-packages.ts';
import { bundleForNode } from './webcontainer-assets.ts';

/** Bytes, gzipped, of all that is sent for one scenario. */
const GZIP_BYTES_MAX = 250_000;

test('every version is small enough, carries its licences and is found by import in a real Node', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'container-packages-'));
  try {
    for (const alias of await nodeFetchAliases()) {
      const { files, version } = await bundleForNode(alias);
      assert.ok(gzipSync(JSON.stringify(files)).byteLength < GZIP_BYTES_MAX, alias);
      assert.match(files['LICENSE'] ?? '', /Permission is hereby granted/);
      for (const [name, text] of Object.entries(files)) {
        const path = join(folder, version, 'node_modules/node-fetch', name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
      }
      const code =
        "import fetch, { Headers } from 'node-fetch'; console.log(typeof fetch, typeof Headers);";
      const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', code], {
        cwd: join(folder, version),
        encoding: 'utf8',
      });
      assert.equal(stdout, 'function function\n', `${alias}: ${stderr}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
