import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

const MAIN = resolve('src/command-line/race/main.ts');
let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'race-issue-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command in a process of its own. SITE and BASE are set only where a test says so. */
function race(args: readonly string[], site: Readonly<Record<string, string>> = {}) {
  const { SITE: _, BASE: __, ...env } = process.env;
  return spawnSync('node', [MAIN, ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...env, ...site },
  });
}

test('--issue prints the comment for GitHub, with a link where SITE says where the site is', () => {
  const site = { SITE: 'https://example.org', BASE: '/fin' };
  const { stdout, stderr, status } = race(['--issue', 'node=24.22.3'], site);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^\*\*Both requests answered\.\*\* .*\n\nDepends on timing: answered, /);
  assert.match(stdout, /\n```mermaid\nsequenceDiagram\n/);
  assert.match(
    stdout,
    /\(https:\/\/example\.org\/fin\/play\/\?node=24\.22\.3&fetch=2\.6\.12&at=write\.2\)\n$/,
  );
});

test('without SITE it has no link, and says so once', () => {
  const { stdout, stderr } = race(['--issue']);
  assert.match(stderr, /^note: SITE is not set, so the comment has no link\. .*\n$/);
  assert.doesNotMatch(stdout, /https?:/);
  assert.match(stdout, /<\/details>\n$/);
});

test('a SITE that is no address is a mistake of the command', () => {
  const { status, stderr } = race(['--issue'], { SITE: 'example.org' });
  assert.equal(status, 2);
  assert.match(stderr, /^SITE=example\.org is no address of a site/);
});

test('a program of the reader’s own is called edited, and the command in the comment runs it again', () => {
  const program = `for (const n of [1, 2]) await fetch('http://127.0.0.1:3000/' + n).then((r) => r.json());`;
  writeFileSync(join(folder, 'own.mjs'), `import fetch from 'node-fetch';\n${program}\n`);
  const { stdout } = race(['--issue', '--client', 'own.mjs']);
  assert.match(stdout, /The program was edited: .* The command brings it along\./);
  const [, address = ''] = /race -- --run-linked-code '(.+)'/.exec(stdout) ?? [];
  assert.match(
    race(['--run-linked-code', address, '--trace']).stdout,
    /"what":"error","request":2/,
  );
});
