import { createHash } from 'node:crypto';
import { bundleScript } from './bundle-script.ts';

/**
 * The document of the Lab's sandbox. It contains the text of the worker, which is the same for every scenario, so the
 * document can start its first worker before any script of the page has run.
 *
 * Workers are made from data: URLs and inherit the document's policy (HTML §7.1.7, policy container). It allows our own
 * scripts and evaluated text. It allows no network, and no storage, because the origin is opaque, and no navigation.
 */
export async function labFrame(): Promise<string> {
  const [script, worker] = await Promise.all([
    bundleScript('src/engines/lab/frame.ts'),
    bundleScript('src/engines/lab/worker.ts', { keepNames: true, name: 'lab:worker' }),
  ]);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'unsafe-eval' 'wasm-unsafe-eval'`,
    'worker-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Sandbox of the Lab</title>
<script type="text/plain" id="worker">${inScript(worker)}</script>
<script>${inScript(script)}</script>
</html>
`;
}

const hashOf = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** @throws Error when the text would end its element, or be read as markup (HTML §4.12.1.3) */
function inScript(text: string): string {
  const found = /<!--|<\/?script/i.exec(text);
  if (found)
    throw new Error(`a script with ${found[0]} in it cannot stand in the sandbox's document`);
  return text;
}
