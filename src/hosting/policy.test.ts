import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { withPolicy } from './policy.ts';

const page = (head: string) =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body></body></html>`;

/** The policy that a page of a folder carries. */
function policyOf(html: string, folder: string): string {
  const [, policy = ''] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(
      withPolicy(html, folder),
    ) ?? [];
  return policy;
}

/** The hash of a script, as a policy names it (CSP 3 §2.3.1). */
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The sources of a directive. */
function sourcesOf(directive: string, policy: string): string[] {
  const found = policy.split('; ').find((each) => each.startsWith(`${directive} `));
  return found?.split(' ').slice(1) ?? [];
}

test('each inline script is allowed by its hash; files and data need none', () => {
  const html = page(
    '<script>first()</script><script type="module">second()</script><script>first()</script>' +
      '<script type="module" src="/a.js"></script><script type="application/json" data-part="x">{}</script>',
  );
  const sources = sourcesOf('script-src', policyOf(html, ''));
  assert.deepEqual(sources.slice(2), [hashOf('first()'), hashOf('second()')]);
});

test('no script of a page is allowed because it stands there, and none is evaluated', () => {
  for (const folder of ['', 'play', 'loop', 'challenges', 'embed', 'explain']) {
    const sources = sourcesOf('script-src', policyOf(page(''), folder));
    assert.deepEqual(sources, ["'self'", "'wasm-unsafe-eval'"], folder);
  }
});

test('speculation rules and import maps are scripts to a policy', () => {
  for (const type of ['speculationrules', 'importmap']) {
    const sources = sourcesOf(
      'script-src',
      policyOf(page(`<script type="${type}">{}</script>`), ''),
    );
    assert.ok(sources.includes(hashOf('{}')), type);
  }
});

test('styles are allowed by their hashes, but for the pages of the editor', () => {
  const html = page('<style>a{}</style>');
  assert.deepEqual(sourcesOf('style-src', policyOf(html, 'explain')), ["'self'", hashOf('a{}')]);
  assert.deepEqual(sourcesOf('style-src', policyOf(html, 'play')), ["'self'", "'unsafe-inline'"]);
});

test('only the playground may load from the WebContainer’s host', () => {
  for (const folder of ['', 'explain', 'embed', 'loop']) {
    assert.doesNotMatch(policyOf(page(''), folder), /https?:/, folder);
  }
  assert.match(policyOf(page(''), 'play'), /frame-src 'self' https:/);
});

test('the front page may make a worker from its own text, and talks to no other host', () => {
  const policy = policyOf(page(''), '');
  assert.deepEqual(sourcesOf('worker-src', policy), ["'self'", 'blob:']);
  for (const directive of ['default-src', 'connect-src', 'form-action', 'frame-src'])
    assert.deepEqual(sourcesOf(directive, policy), ["'self'"], directive);
  assert.deepEqual(sourcesOf('worker-src', policyOf(page(''), 'explain')), ["'self'"]);
});

test('a page begins with its policy, so that nothing in it comes before', () => {
  const html = withPolicy(page('<script>first()</script>'), '');
  assert.ok(html.indexOf('http-equiv') < html.indexOf('<script>'));
  assert.throws(() => withPolicy('<html><head></head></html>', ''), /without <meta charset/);
});

test('the hash is that of CSP 3 §2.3.1', () => {
  const sources = sourcesOf(
    'script-src',
    policyOf(page("<script>alert('Hello, world.');</script>"), ''),
  );
  assert.equal(sources.at(-1), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
});
