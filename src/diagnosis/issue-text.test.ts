import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from './diagnose.ts';
import { issueText } from './issue-text.ts';

const TEXT = `GET http://shop.corp/a 200
FetchError: request to http://shop.corp/b?token=5ecret failed, reason: socket hang up
    at ClientRequest.<anonymous> (/home/ann/node_modules/cross-fetch/node_modules/node-fetch/lib/index.js:1491:11)
    at Socket.socketOnEnd (node:_http_client:528:5)
Authorization: Bearer 5ecret
backend: axum 0.6.20
`;
const PAGE = 'https://site.example.org/';

test('quotes are masked, what is known is not, and our own addresses stay', () => {
  const diagnosis = diagnose(TEXT);
  const { text, replaced } = issueText({
    diagnosis,
    verdict: 'This is the bug',
    page: 'https://the-unread-fin.dev/',
    playground: 'https://the-unread-fin.dev/play/?node=20.20.2',
  });
  assert.equal(diagnosis.verdict, 'this-bug');
  assert.match(text, /^\*\*This is the bug\*\* \(node-fetch 2\.6\.7, Node 20\.20\.2\)\n/);
  assert.match(text, /`FetchError: request to http:\/\/host-1\.example\/b\?token=\[/);
  assert.match(text, /https:\/\/the-unread-fin\.dev\/play\/\?node=20\.20\.2/);
  assert.doesNotMatch(text, /5ecret|shop\.corp|ann/);
  assert.ok(replaced.includes('1 host name'));
});

test('the whole text is masked and folded, with the same placeholders', () => {
  const { text } = issueText({
    diagnosis: diagnose(TEXT),
    verdict: 'This is the bug',
    texts: [{ name: 'app.log', text: `${TEXT}\`\`\`\n` }],
    page: PAGE,
  });
  assert.match(
    text,
    /<details><summary>app\.log<\/summary>\n\n````text\nGET http:\/\/host-1\.example\/a 200\n/,
  );
  assert.match(text, /Authorization: Bearer \[credentials-1\]/);
  assert.doesNotMatch(text, /5ecret|shop\.corp|ann\b/);
});

test('a scope is no mention, and a bracket no markup', () => {
  const diagnosis = {
    ...diagnose(''),
    reasons: [{ at: { number: 1, text: 'a `b` c' }, says: '@supabase/node-fetch <img src=x>' }],
  };
  const { text } = issueText({ diagnosis, verdict: 'V', page: PAGE });
  assert.match(text, /1\. `` a `b` c ``\n {3}`@supabase\/node-fetch` &lt;img src=x&gt;/);
});

test('what is missing is said', () => {
  const { text } = issueText({ diagnosis: diagnose('nothing'), verdict: 'V', page: PAGE });
  assert.match(text, /Not shown yet: the error with its stack; .*node -v/);
});
