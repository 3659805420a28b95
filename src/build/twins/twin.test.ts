import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP } from '../../trace/testing/runs.ts';
import { ladderText } from '../../trace/words/ladder.ts';
import { llmsText } from './llms.ts';
import { twinOf } from './twin.ts';

const pageOf = (main: string, path = '/explain/the-pool/') =>
  `<!doctype html><html><head><meta name="description" content="In one sentence.">
  <link rel="alternate" type="text/markdown" href="${path}index.md"></head>
  <body><header>The head of the page</header><main><h1>The pool</h1>${main}</main></body></html>`;
const PAGE = '/explain/the-pool/';
const markdownOf = (main: string, origin = '') => {
  const twin = twinOf(pageOf(main), PAGE, origin);
  assert.ok(twin);
  return twin.markdown.replace('# The pool\n', '').trim();
};

test('a page names its twin in its head, and one that names none has none', () => {
  const twin = twinOf(pageOf('<p>Text.</p>'), PAGE, '');
  assert.deepEqual(twin, {
    page: PAGE,
    path: '/explain/the-pool/index.md',
    heading: 'The pool',
    description: 'In one sentence.',
    markdown: '# The pool\n\nText.\n',
  });
  assert.equal(twinOf('<main><h1>No page</h1></main>', '/404/', ''), undefined);
});

test('links are absolute paths, or complete when the site knows its address', () => {
  const links =
    '<p><a href="../../fixes/?node=20.0.0&amp;fetch=2.7.0#fix">a</a> <a href="https://example.com/x">b</a></p>';
  assert.equal(
    markdownOf(links),
    '[a](/fixes/?node=20.0.0&fetch=2.7.0#fix) [b](https://example.com/x)',
  );
  assert.match(
    markdownOf(links, 'https://site.example'),
    /^\[a\]\(https:\/\/site\.example\/fixes\//,
  );
});

test('an image keeps its words', () => {
  assert.equal(
    markdownOf('<p><img src="/shots/bug.png" alt="The bug" width="600"></p>'),
    '![The bug](/shots/bug.png)',
  );
});

test('controls, pictures and scripts are left out', () => {
  const controls = `<p>Before.</p><button>Copy</button><div class="stepper needs-js"><b>Step</b></div>
    <span class="seg"><label><input type="radio"><span>Story</span></label></span><svg><text>FIN</text></svg>
    <script>let x;</script><!-- a comment --><p hidden>Hidden</p><p>After.</p>`;
  assert.equal(markdownOf(controls), 'Before.\n\nAfter.');
});

test('a term stays in its sentence, and a checked sentence has a link to its run', () => {
  const sentence = `<p>The <button class="term"> pool </button>’s <span class="claim">socket.<a
    class="claim-mark" href="/play/?gap=immediate" title="x"><svg></svg></a></span></p>`;
  assert.equal(markdownOf(sentence), 'The pool’s socket.[▹](/play/?gap=immediate)');
});

test('listings and commands are code, and a change has its signs', () => {
  const listing = `<div class="code"><ol><li data-line="1"> <code>if (a &lt; b) {</code> </li>
    <li data-line="2"> <code>  c();</code> </li></ol></div>`;
  assert.equal(markdownOf(listing), '```\nif (a < b) {\n  c();\n```');
  const change = `<div class="code"><ol class="diff"><li data-does="goes"><code>a();</code></li>
    <li data-does="comes"><code>b();</code></li></ol></div>`;
  assert.equal(markdownOf(change), '```\n- a();\n+ b();\n```');
  const command =
    '<details><summary>How</summary><copy-text><pre>npm ls</pre><button>Copy</button></copy-text></details>';
  assert.equal(markdownOf(command), '**How**\n\n```\nnpm ls\n```');
});

test('a picture becomes its steps and its ladder', () => {
  const figure = `<race-figure><figure><h2>One connection</h2><div class="sheet"><svg></svg></div>
    <details class="transcript"><summary>The run in words</summary>
    <ol><li><span class="time">−0.130</span> <span><b>Request 1 leaves.</b></span></li></ol></details>
    <figcaption><span class="note">lab</span><span class="note">simulated</span>
    <details><summary>More</summary><pre>x</pre></details></figcaption></figure>
    <script type="application/json" data-part="trace">${JSON.stringify(HUNG_UP)}</script></race-figure>`;
  const markdown = markdownOf(figure);
  assert.match(markdown, /^## One connection\n/);
  assert.match(
    markdown,
    /\n1\. −0\.130 ms: \*\*Request 1 leaves\.\*\*\n\nlab\n\nsimulated\n\n\*\*More\*\*\n\n```\nx\n```\n/,
  );
  assert.ok(markdown.endsWith(`\`\`\`\n${ladderText(HUNG_UP).trimEnd()}\n\`\`\``));
});

test('a question keeps its choices', () => {
  const question = `<div class="predict"><fieldset><legend>Does it work?</legend><span class="seg"><label><input
    type="radio"><span>Always</span></label><label><input type="radio"><span>Never</span></label></span></fieldset>
    <p data-for="none">Pick one.</p><p data-for="first">It did.</p></div>`;
  assert.equal(markdownOf(question), '**Does it work?**\n\n- Always\n- Never\n\nIt did.');
});

test('llms.txt has a section for the chapters, in the order of their contents', () => {
  const twins = [
    ['/', '<p>x</p>'],
    ['/explain/', '<p><a href="b/">b</a> <a href="a/">a</a></p>'],
    ['/explain/a/', ''],
    ['/explain/b/', ''],
  ].flatMap(([path = '', main = '']) => twinOf(pageOf(main, path), path, '') ?? []);
  const paths = [...llmsText(twins, '/', '').matchAll(/\]\(([^)]+)\): In one sentence\./g)];
  assert.deepEqual(
    paths.map(([, path]) => path),
    ['/explain/index.md', '/explain/b/index.md', '/explain/a/index.md', '/index.md'],
  );
  assert.match(llmsText(twins, '/', ''), /^# The unread FIN\n\n> .+\n\n## Explanation\n\n- /);
});
