import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const CASES = fileURLToPath(new URL('../../diagnosis/cases/', import.meta.url));
const THIS_BUG = join(CASES, '01-two-requests-axum.txt');
const OTHER = join(CASES, '57-refused.txt');
const UNKNOWN = join(CASES, '02-stack-only-node22.txt');

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diagnose-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function run(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
  child.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, status };
}

test('the exit status says the verdict', async () => {
  const statuses = [THIS_BUG, OTHER, UNKNOWN].map(async (file) => (await run([file])).status);
  assert.deepEqual(await Promise.all(statuses), [0, 1, 3]);
});

test('the answer is one that a person reads: verdict, lines with their reasons, fix, next command', async () => {
  const { stdout } = await run([THIS_BUG]);
  assert.match(stdout, /^This is the bug\.\nNode 20\.20\.2, node-fetch 2\.6\.8 to 2\.6\.12\n/);
  assert.match(stdout, /01-two-requests-axum\.txt:6 {2}at ClientRequest.*\n {4}node-fetch/);
  assert.match(stdout, /^Next: npm ls node-fetch$/m);
  assert.match(stdout, /race -- 'node=20\.20\.2/);
});

test('several files are one case, and the reasons name the file and its line', async () => {
  const stack = join(folder, 'error.log');
  await writeFile(
    stack,
    '\nFetchError: request to http://a/b failed, reason: socket hang up\n    at Socket.socketOnEnd (node:_http_client:528:5)',
  );
  const versions = join(folder, 'versions.txt');
  await writeFile(
    versions,
    'v20.20.2\nnode-fetch@2.6.12\nthe second request fails, every other request; axum 0.6\n',
  );
  const { stdout, status } = await run(['error.log', 'versions.txt', '--json']);
  const { verdict, reasons } = JSON.parse(stdout);
  assert.deepEqual([status, verdict], [0, 'this-bug']);
  const places = reasons.map(({ file, line }: { file: string; line: number }) => `${file}:${line}`);
  assert.deepEqual(places, [
    'error.log:2',
    'error.log:3',
    'versions.txt:2',
    'versions.txt:3',
    'versions.txt:3',
  ]);
});

test('with --each every file is a case, and the worst status counts', async () => {
  const { stdout, status } = await run([THIS_BUG, UNKNOWN, '--each', '--json']);
  assert.deepEqual(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).verdict),
    ['this-bug', 'unknown'],
  );
  assert.equal(status, 3);
});

test('with --each there is one object for each name, and a file that cannot be read stops no other', async () => {
  const { stdout, stderr, status } = await run([OTHER, 'none.log', UNKNOWN, '--each', '--json']);
  const objects = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    objects.map(({ file }) => file),
    [OTHER, 'none.log', UNKNOWN],
  );
  assert.deepEqual(Object.keys(objects[1]), ['file', 'error']);
  assert.equal(objects[2].verdict, 'unknown');
  assert.match(stderr, /^diagnose: none\.log /);
  assert.equal(status, 2);
});

test('a project folder is read: its lock file and its release of Node', async () => {
  const project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, '.nvmrc'), 'v22\n');
  await writeFile(
    join(project, 'yarn.lock'),
    '# yarn lockfile v1\n\nnode-fetch@^2.6.7:\n  version "2.6.9"\n',
  );
  const { stdout, status } = await run(['project', '--json']);
  const { verdict, lean, versions } = JSON.parse(stdout);
  assert.deepEqual([status, verdict, lean], [3, 'unknown', 'this-bug']);
  assert.deepEqual(versions, { node: '22', client: 'node-fetch 2.6.9' });
});

test('of a package in a monorepo the lock file further up is read, and of the root its workspaces and its CI', async () => {
  const root = join(folder, 'monorepo');
  const app = join(root, 'packages', 'app');
  await mkdir(app, { recursive: true });
  await mkdir(join(root, '.github', 'workflows'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{ "workspaces": ["packages/*"] }');
  await writeFile(join(root, '.github', 'workflows', 'ci.yml'), 'with:\n  node-version: [22]\n');
  await writeFile(
    join(root, 'yarn.lock'),
    '# yarn lockfile v1\n\ncross-fetch@3.1.5:\n  version "3.1.5"\n  dependencies:\n    node-fetch "2.6.7"\n\nnode-fetch@2.6.7:\n  version "2.6.7"\n',
  );
  await writeFile(join(app, 'package.json'), '{\n"dependencies": {\n"cross-fetch": "3.1.5" } }');
  await writeFile(join(app, '.nvmrc'), 'lts/iron\n');
  const ofRoot = JSON.parse((await run(['monorepo', '--json'])).stdout);
  assert.deepEqual([ofRoot.versions.node, ofRoot.lean], ['22', 'this-bug']);
  assert.match(
    ofRoot.fix,
    /^yarn add cross-fetch@\^3\.2\.0\nOr: "resolutions": \{ "\*\*\/cross-fetch\/node-fetch"/,
  );
  const ofApp = JSON.parse((await run(['monorepo/packages/app', '--json'])).stdout);
  assert.deepEqual(ofApp.versions, { node: '20', client: 'node-fetch 2.6.7' });
});

test('the answer for programs has the fields that are promised', async () => {
  const { stdout } = await run([THIS_BUG, '--json']);
  const { reasons, ...rest } = JSON.parse(stdout);
  assert.deepEqual(Object.keys(rest), ['verdict', 'versions', 'fix', 'nextCommand', 'scenario']);
  for (const reason of reasons) assert.deepEqual(Object.keys(reason), ['line', 'quote', 'says']);
});

test('a file of PowerShell is read, and what has to be unpacked is named', async () => {
  const text = 'connect ECONNREFUSED 127.0.0.1:3000';
  await writeFile(join(folder, 'utf16.txt'), Buffer.from(`\ufeff${text}`, 'utf16le'));
  assert.equal((await run(['utf16.txt'])).status, 1);
  await writeFile(join(folder, 'log.gz'), Buffer.from([0x1f, 0x8b, 8, 0]));
  const { stderr, status } = await run(['log.gz']);
  assert.equal(status, 2);
  assert.match(stderr, /log\.gz is a gzip archive; unpack it/);
});

test('the standard input is read', async () => {
  assert.equal((await run(['-'], 'connect ECONNREFUSED ::1:3000')).status, 1);
});

test('what cannot be read is named, with status 2', async () => {
  await writeFile(join(folder, 'binary'), Buffer.from([1, 0, 2]));
  await mkdir(join(folder, 'empty'));
  for (const [args, message] of [
    [[], /Name a file/],
    [['nothing-there'], /nothing-there.*no such file/],
    [['binary'], /binary is no text/],
    [['empty'], /empty has no package\.json/],
    [['--colour', 'x'], /colour/],
    [['-', '-'], /once/],
  ] as const) {
    const { stderr, status } = await run(args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, message);
  }
});

test('--help lists the exit statuses', async () => {
  const { stdout, status } = await run(['--help']);
  assert.equal(status, 0);
  assert.match(stdout, /0 it is this bug; 1 it is not; 3 it cannot be told yet; 2/);
});
