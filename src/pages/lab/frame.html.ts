import { createHash } from 'node:crypto';
import type { APIRoute } from 'astro';
import { bundleScript } from '../../../tools/bundle/script.ts';

/**
 * The document of the Lab's sandbox. Its policy reaches the workers too, which are made from data: URLs and so inherit
 * it (HTML §7.1.7, policy container): scripts are our own or evaluated text; there is no network of any kind, no
 * storage (the origin is opaque), nothing to navigate to.
 */
export const GET: APIRoute = async () => {
  const script = await bundleScript('src/engines/lab/frame.ts');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'unsafe-eval' 'wasm-unsafe-eval'`,
    'worker-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Sandbox of the Lab</title>
<script>${script}</script>
</html>
`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
