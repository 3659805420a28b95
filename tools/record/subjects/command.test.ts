import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingCommand, outputOf, versionPrinted } from './command.ts';

const NODE = process.execPath;

test('what is not on the PATH is said, with what to install', async () => {
  assert.equal(
    await missingCommand('no-such-server', ['-v'], 'install no-such-server'),
    'no-such-server is not on the PATH; install no-such-server',
  );
  assert.equal(await missingCommand(NODE, ['--version'], 'install Node'), undefined);
});

test('a program that is there and fails is said to fail, with its last words', async () => {
  const args = ['-e', 'console.error("no such library"); process.exit(3)'];
  assert.match(
    (await missingCommand(NODE, args, 'install it'))!,
    /failed: no such library; install/,
  );
  await assert.rejects(outputOf(NODE, args), /no such library/);
});

test('the version is found on either stream', async () => {
  const printing = (method: string) => ['-e', `console.${method}('nginx version: nginx/1.22.1')`];
  for (const method of ['log', 'error']) {
    assert.equal(await versionPrinted(NODE, printing(method), /nginx\/(\S+)/), '1.22.1');
  }
  await assert.rejects(versionPrinted(NODE, printing('log'), /caddy\/(\S+)/), /nginx\/1\.22\.1/);
});
