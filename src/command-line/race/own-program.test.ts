import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { FileError } from '../file-error.ts';
import { PROGRAM_BYTES_MAX } from '../read-text.ts';
import { type NamedPrograms, readOwnProgram } from './own-program.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'race-files-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

const read = (named: NamedPrograms, node = '20.0.0', fetch = '2.6.12') =>
  readOwnProgram(named, folder, { node, fetch } as Parameters<typeof readOwnProgram>[2]);

test('a program is read with its imports, by paths below their common folder', async () => {
  await write({
    'a/src/client.mjs': `import { x } from '../lib/x.mjs'; import data from '../config.json' with { type: 'json' };`,
    'a/lib/x.mjs': `export * from './y.mjs'; export const x = 1;`,
    'a/lib/y.mjs': `import './x.mjs'; import 'node:http'; import 'node-fetch'; import('./not-there.mjs').catch(() => {});`,
    'a/config.json': '{}',
    'a/server.cjs': `const { z } = require('./lib/z'); try { require('express') } catch {}`,
    'a/lib/z/index.js': 'exports.z = 1;',
  });
  const program = await read({ client: 'a/src/client.mjs', server: 'a/server.cjs' });
  assert.deepEqual(Object.keys(program.files).sort(), [
    'config.json',
    'lib/x.mjs',
    'lib/y.mjs',
    'lib/z/index.js',
    'server.cjs',
    'src/client.mjs',
  ]);
  assert.equal(program.clientFile, 'src/client.mjs');
  assert.equal(program.serverFile, 'server.cjs');
  assert.deepEqual(program.commonJs, ['server.cjs', 'lib/z/index.js']);
  assert.deepEqual(program.notes, []);
});

test('the kind of a .js comes from the nearest package.json, then from its syntax if the release detects it', async () => {
  await write({
    'm/package.json': '{ "type": "module" }',
    'm/deep/a.js': 'export const a = 1;',
    'c/package.json': '{ "type": "commonjs" }',
    'c/a.js': 'import "http";',
    'n/package.json': '{}',
    'n/a.js': 'import "http";',
    'n/plain.js': 'console.log(1);',
    'broken/package.json': '{',
    'broken/a.js': '1',
  });
  const kindOf = async (client: string, node?: string) =>
    (await read({ client }, node)).commonJs.length > 0 ? 'commonjs' : 'module';
  assert.equal(await kindOf('m/deep/a.js'), 'module');
  assert.equal(await kindOf('c/a.js', '26.12.1'), 'commonjs');
  assert.equal(await kindOf('n/plain.js', '26.12.1'), 'commonjs');
  for (const node of ['20.20.2', '22.23.3', '26.12.1'])
    assert.equal(await kindOf('n/a.js', node), 'module');
  for (const node of ['18.20.8', '20.0.0']) assert.equal(await kindOf('n/a.js', node), 'commonjs');
  assert.match(
    (await read({ client: 'n/a.js' })).notes.join(),
    /^Node 20\.0\.0 reads n\/a\.js as CommonJS/,
  );
  await assert.rejects(read({ client: 'broken/a.js' }), FileError);
});

test('TypeScript loses its types and keeps its lines and columns', async () => {
  const text = `import type { Server } from 'node:http';\nconst a: number = 1 as number;\nexport { a, type Server };\n`;
  await write({ 't/a.ts': text, 't/b.cts': `const a: number = require('node:os').x;` });
  const { files, commonJs, notes } = await read({ client: 't/a.ts' });
  assert.equal(files['a.ts']?.length, text.length);
  assert.equal(files['a.ts']?.split('\n')[1], 'const a         = 1          ;');
  assert.deepEqual(commonJs, []);
  assert.match(notes.join(), /t\/a\.ts runs without its types/);
  assert.deepEqual((await read({ client: 't/b.cts' })).commonJs, ['b.cts']);
});

test('a file that cannot be run is an error of one line that names the file', async () => {
  await write({
    'e/enum.ts': 'enum A { x }',
    'e/wrong.ts': 'const = 1;',
    'e/express.mjs': `\nimport express from 'express';`,
    'e/express.cjs': `const express = require('express');`,
    'e/missing.mjs': `import x from './lib';`,
    'e/missing.cjs': `require('./lib');`,
    'e/fetch.mjs': `import fetch from 'node-fetch';`,
    'e/zeros.mjs': new Uint8Array([47, 47, 0, 10]),
    'e/latin1.mjs': new Uint8Array([47, 47, 0xe4, 10]),
    'e/large.mjs': ' '.repeat(PROGRAM_BYTES_MAX + 1),
    'e/data.json': '{}',
    'e/x.py': 'print(1)',
    'e/uses-probe.mjs': `import './probe.mjs';`,
    'e/probe.mjs': '',
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`e/many/${n}.mjs`, `import './${n + 1}.mjs';`]),
    ),
  });
  const cases: readonly [string, RegExp, fetch?: string][] = [
    ['e/nothing.mjs', /^e\/nothing\.mjs cannot be read: there is no such file\.$/],
    ['e', /^e cannot be read: it is a folder\.$/],
    ['e/enum.ts', /^e\/enum\.ts cannot be run by leaving out its types: .*enum/],
    ['e/wrong.ts', /^e\/wrong\.ts cannot be run by leaving out its types: /],
    [
      'e/express.mjs',
      /^e\/express\.mjs:2 imports express: beside Node’s own modules, the packages are node-fetch, axios, got, .*\.$/,
    ],
    ['e/express.cjs', /^e\/express\.cjs:1 imports express: /],
    ['e/missing.mjs', /^e\/missing\.mjs:1 imports \.\/lib: there is no such file\. .*extension\.$/],
    ['e/missing.cjs', /^e\/missing\.cjs:1 imports \.\/lib: there is no such file\.$/],
    ['e/fetch.mjs', /fetch=2\.6\.12 brings node-fetch/, 'http'],
    ['e/zeros.mjs', /is no text: it has zero bytes/],
    ['e/latin1.mjs', /is no text in UTF-8/],
    ['e/large.mjs', /is too large: 500,001 bytes/],
    ['e/data.json', /is data, no program/],
    ['e/x.py', /those are \.mjs, \.cjs, \.js and \.ts/],
    ['e/uses-probe.mjs', /^probe\.mjs is a name that the Lab uses itself/],
    ['e/many/0.mjs', /is one file too many: 50 are read at most/],
  ];
  for (const [client, message, fetch] of cases) {
    await assert.rejects(read({ client }, '20.0.0', fetch), (error: Error) => {
      assert.ok(error instanceof FileError, `${client}: ${error.stack}`);
      assert.match(error.message, message);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  }
});

test('a program that is no JavaScript is passed to the Lab, which reports it as Node does', async () => {
  await write({ 'syntax.mjs': 'let x = ;' });
  assert.deepEqual((await read({ client: 'syntax.mjs' })).files, { 'syntax.mjs': 'let x = ;' });
});
