/**
 * `npm start`: builds the site, serves it and prints its address. Each step prints what it does, because it takes time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const WINDOWS = process.platform === 'win32';

/** Runs a step of the build; ends the command when it fails. */
async function step(title: string, command: string, args: readonly string[]): Promise<void> {
  console.log(`\n${title}`);
  const started = performance.now();
  const child = spawn(command, args, { stdio: 'inherit', shell: WINDOWS });
  const [status] = await once(child, 'exit');
  if (status !== 0) {
    console.error(`\n${title}: failed. The lines above say why.`);
    process.exit(1);
  }
  console.log(`done in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

await step('1 of 3  Node releases and node-fetch versions', 'node', [
  'tools/extract-node-lib/main.ts',
]);
await step('2 of 3  Pages', 'astro', ['build', '--silent']);
await step('3 of 3  Search index', 'pagefind', ['--site', 'dist', '--silent']);
console.log('\nServing the site. Ctrl+C ends it.');
const preview = spawn('node', ['tools/hosting/preview.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: WINDOWS,
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => preview.kill(signal));
const [status] = await once(preview, 'exit');
process.exitCode = status ?? 0;
