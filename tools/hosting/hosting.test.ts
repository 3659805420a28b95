import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteBase } from '../../src/hosting/base.ts';
import { headersFile, hostingFiles } from '../../src/hosting/files.ts';
import {
  ELSEWHERE,
  EVERYWHERE,
  FOLDER_RULES,
  headersFor,
  ISOLATION_RULES,
} from '../../src/hosting/headers.ts';
import { serve } from './serve.ts';

const HOSTING_FILES = hostingFiles();
const HEADERS_FILE = headersFile(['embed/', 'explain/', '404.html', 'icon.svg', 'play/']);

test('the file of every host has the rules of headers.ts', async () => {
  for (const [path, text] of Object.entries(HOSTING_FILES)) {
    const found = await readFile(path, 'utf8');
    assert.equal(found, text, `${path} is out of date: run \`node tools/hosting/main.ts\``);
  }
});

test('the three formats have the same rules', () => {
  const rules = [
    { path: '/', headers: EVERYWHERE },
    { path: '/', headers: ELSEWHERE },
    ...FOLDER_RULES,
  ];
  for (const { path, headers } of rules) {
    for (const [name, value] of Object.entries(headers)) {
      assert.ok(HEADERS_FILE.includes(`\n${path}*\n`), path);
      assert.ok(HEADERS_FILE.includes(`  ${name}: ${value}\n`), name);
      assert.ok(
        HOSTING_FILES['docs/nginx.conf']?.includes(`add_header ${name} "${value}" always;`),
      );
      assert.ok(!value.includes('"'), 'a quote would end the value in nginx.conf');
    }
  }
  const { headers } = JSON.parse(HOSTING_FILES['vercel.json'] ?? '');
  assert.equal(headers.length, rules.length);
});

/** The headers of a path by the rules of `_headers`, where all rules that match add up. */
function added(path: string): string[] {
  const blocks = HEADERS_FILE.split(/\n(?=\/)/).slice(1);
  return blocks.flatMap((block) => {
    const [pattern = '', ...headers] = block.trimEnd().split('\n');
    const matches = pattern.endsWith('*')
      ? path.startsWith(pattern.slice(0, -1))
      : path === pattern;
    return matches ? headers.map((line) => line.trim()) : [];
  });
}

test('in _headers no header comes from two rules, because their values would be joined', () => {
  for (const path of ['/', '/404.html', '/play/', '/embed/', '/lab/x.html', '/explain/a/']) {
    const expected = Object.entries(headersFor(path)).map(([name, value]) => `${name}: ${value}`);
    assert.deepEqual(added(path).sort(), expected.sort(), path);
  }
});

test('for Vercel the rule of all other folders leaves out those that have their own', () => {
  const { headers } = JSON.parse(HOSTING_FILES['vercel.json'] ?? '');
  const elsewhere = new RegExp(`^${headers.at(-1).source}$`);
  for (const path of ['/', '/explain/', '/playground/', '/404.html']) assert.match(path, elsewhere);
  for (const { path } of FOLDER_RULES) assert.doesNotMatch(`${path}x`, elsewhere);
});

test('a base is read with or without its slashes', () => {
  assert.equal(siteBase({}), '/');
  for (const BASE of ['x', '/x', 'x/', '/x/']) assert.equal(siteBase({ BASE }), '/x/');
});

test('each path begins with the base', () => {
  const files = hostingFiles('/the-unread-fin/');
  assert.match(headersFile([], '/the-unread-fin/'), /^\/the-unread-fin\/play\/\*$/m);
  assert.match(files['docs/nginx.conf'] ?? '', /^location \/the-unread-fin\/lab\/ \{$/m);
  assert.match(files['docs/nginx.conf'] ?? '', /^error_page 404 \/the-unread-fin\/404.html;$/m);
  const { headers } = JSON.parse(files['vercel.json'] ?? '');
  assert.equal(headers[1].source, '/the-unread-fin/play/(.*)');
});

test('the service worker sends what a host sends for the playground and what it loads', () => {
  assert.ok(ISOLATION_RULES.some(({ path }) => path === '/play/'));
  for (const { path, headers } of ISOLATION_RULES) assert.deepEqual(headers, headersFor(path));
  // It does not answer for reading pages.
  assert.ok(ISOLATION_RULES.every(({ path }) => path !== '/'));
});

test('only the playground is isolated; its frames and workers may be embedded in it', () => {
  assert.equal(headersFor('/play/')['Cross-Origin-Opener-Policy'], 'same-origin');
  assert.equal(headersFor('/lab/frame.4c26.html')['Cross-Origin-Embedder-Policy'], 'require-corp');
  assert.equal(
    headersFor('/_astro/editor.worker.js')['Cross-Origin-Embedder-Policy'],
    'require-corp',
  );
  for (const path of ['/', '/playground/', '/embed/', '/explain/the-pool/']) {
    assert.equal(headersFor(path)['Cross-Origin-Embedder-Policy'], undefined, path);
  }
});

test('other sites may frame /embed/, and no page of the site can be framed but that', () => {
  for (const path of ['/', '/404.html', '/play/', '/playground/', '/explain/', '/no/such/page']) {
    assert.equal(headersFor(path)['Content-Security-Policy'], "frame-ancestors 'self'", path);
  }
  assert.equal(headersFor('/embed/')['Content-Security-Policy'], undefined);
  assert.equal(headersFor('/lab/x.html')['Content-Security-Policy'], 'sandbox allow-scripts');
  for (const path of ['/', '/embed/', '/lab/x.json', '/play/', '/_astro/x.js']) {
    assert.equal(headersFor(path)['X-Content-Type-Options'], 'nosniff', path);
    assert.ok(headersFor(path)['Referrer-Policy'], path);
  }
});

test('preview serves folders, files, a page for what is missing, and nothing from outside', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hosting-'));
  await mkdir(join(folder, 'site', 'play'), { recursive: true });
  await writeFile(join(folder, 'site', 'play', 'index.html'), 'play');
  await writeFile(join(folder, 'site', '404.html'), 'missing');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const server = serve(join(folder, 'site'), { compress: true }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = { 'accept-encoding': 'gzip, br' };
  const get = (path: string) =>
    fetch(`http://localhost:${port}${path}`, { redirect: 'manual', headers });
  try {
    const play = await get('/play/?node=20.0.0');
    assert.equal(await play.text(), 'play');
    assert.equal(play.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(play.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(play.headers.get('content-encoding'), 'br');
    assert.equal((await get('/play')).headers.get('location'), '/play/');
    const missing = await get('/nothing/');
    assert.equal(missing.status, 404);
    assert.equal(missing.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(await (await get('/..%2fsecret.txt')).text(), 'missing');
    assert.equal((await get('/%')).status, 404);
    for (const spelling of ['/%70lay/', '/_astro/..%2fplay/', '/x/%2e%2e/play/']) {
      const answer = await get(spelling);
      const policy = answer.headers.get('cross-origin-opener-policy');
      assert.equal((await answer.text()) === 'play', policy === 'same-origin', spelling);
    }
    assert.equal((await get('/_headers')).status, 404);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await fetch(`http://localhost:${port}/play/`, { method });
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.get('allow'), 'GET, HEAD');
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
});

test('a download that is broken off leaves no file open', { skip: noFolderOfFiles() }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hosting-'));
  await writeFile(join(folder, 'big.bin'), Buffer.alloc(4_000_000));
  const server = serve(folder).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const before = openFiles(folder);
    for (let round = 0; round < 20; round += 1) {
      const abort = new AbortController();
      const answer = await fetch(`http://localhost:${port}/big.bin`, { signal: abort.signal });
      await answer.body?.getReader().read();
      abort.abort();
    }
    await waitUntil(() => openFiles(folder) <= before);
    assert.equal(openFiles(folder), before);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
});

/** The reason to skip on a system that does not list the open files of a process. */
function noFolderOfFiles(): string | false {
  return !existsSync('/proc/self/fd') && 'this system has no /proc/self/fd';
}

/** How many files below a folder this process has open. */
function openFiles(folder: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false; // closed since it was listed
    }
  }).length;
}

async function waitUntil(isTrue: () => boolean): Promise<void> {
  for (let round = 0; round < 100 && !isTrue(); round += 1) await sleep(20);
}

test('preview serves a site below its base', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hosting-'));
  await mkdir(join(folder, 'play'));
  await writeFile(join(folder, 'play', 'index.html'), 'play');
  const server = serve(folder, { base: '/the-unread-fin/' }).listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const get = (path: string) => fetch(`http://localhost:${port}${path}`, { redirect: 'manual' });
  try {
    const play = await get('/the-unread-fin/play/');
    assert.equal(await play.text(), 'play');
    assert.equal(play.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal((await get('/')).headers.get('location'), '/the-unread-fin/');
    const noSlash = await get('/the-unread-fin/play');
    assert.equal(noSlash.headers.get('location'), '/the-unread-fin/play/');
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  }
});
