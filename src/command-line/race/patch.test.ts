import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const EXAMPLE = 'src/patch/examples/honour-close.diff';

function race(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/command-line/race/main.ts', ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('a patch changes the answer, and the answer says that it did', () => {
  const { stdout, stderr, status } = race('node=24.22.3&fin=5ms', '--patch', EXAMPLE);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^✓ Both requests answered/);
  assert.match(stdout, /Node 24\.22\.3's own http library, patched ·/);
  const [address = ''] = /\/play\/\S+#1\.\S+/.exec(stdout) ?? [];
  assert.equal(race(address).status, 2, 'a patch of a link waits');
  const linked = race('--run-linked-code', address, '--trace').stdout;
  assert.equal(linked, race('node=24.22.3&fin=5ms', '--patch', EXAMPLE, '--trace').stdout);
  assert.notEqual(linked, race('node=24.22.3&fin=5ms', '--trace').stdout);
});

test('a patch that does not apply ends with status 2, and names file and hunk', () => {
  const { status, stdout, stderr } = race('node=18.20.8', '--patch', EXAMPLE);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^lib\/_http_outgoing\.js of Node 18\.20\.8, hunk 1 of 1: line \d+ is /);
});

test('a patch runs as the reader’s program does: it reaches nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'race-patch-'));
  try {
    const patch = join(folder, 'evil.diff');
    writeFileSync(
      patch,
      "--- a/lib/_http_agent.js\n+++ b/lib/_http_agent.js\n@@ -22,3 +22,4 @@\n 'use strict';\n \n" +
        "+(0, eval)('this').process?.getBuiltinModule?.('fs').writeFileSync('escaped', '');\n const {\n",
    );
    const { status, stdout, stderr } = race('node=26.12.1', '--patch', patch);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /patched ·/);
    assert.throws(() => rmSync('escaped'), /ENOENT/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
