import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { runCommand } from './run-command.ts';

const node = (script: string) => [process.execPath, '-e', script] as const;

test('the output of both streams is kept, with the exit code', async () => {
  const command = node("console.log('out'); console.error('err'); process.exitCode = 3;");
  const { status, output } = await runCommand([...command], { keepsOutput: true });
  assert.equal(status, 3);
  assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out']);
});

test('the environment is added to ours', async () => {
  const command = node('console.log(process.env.ADDED, process.env.PATH.length > 0)');
  const options = { env: { ADDED: 'yes' }, keepsOutput: true };
  assert.equal((await runCommand([...command], options)).output, 'yes true\n');
});

test('a command that does not exist has no exit code', async () => {
  const { status, output } = await runCommand(['no-such-command-here'], { keepsOutput: true });
  assert.equal(status, null);
  assert.match(output, /ENOENT/);
});

test('a signal ends all commands and what they have started', { timeout: 30_000 }, async () => {
  // The pipe of this process closes when the last of the others has ended.
  const sleeper = "console.log('started'); setInterval(() => {}, 1000);";
  const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(sleeper)}], { stdio: 'inherit' })`;
  const runner = `import { runCommand } from ${JSON.stringify(import.meta.resolve('./run-command.ts'))};
    const command = [process.execPath, '-e', ${JSON.stringify(parent)}];
    await Promise.all([1, 2].map(() => runCommand(command, { keepsOutput: false })));
    console.log('not ended');`;
  const args = ['--input-type=module', '-e', runner];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const closed = once(child, 'close');
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += chunk;
    if (said === 'started\nstarted\n') child.kill('SIGTERM');
  }
  const [status] = await closed;
  assert.equal(status, 143);
  assert.doesNotMatch(said, /not ended/);
});
