import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE } from './example.ts';
import { CaseReader } from './read-case.ts';

const answer = (...pieces: { name: string; source: string | File }[]) =>
  new CaseReader().answer({ id: 1, pieces: pieces.map((piece, key) => ({ key, ...piece })) });

test('the example is this bug, with its reasons in the order of the text', async () => {
  const { diagnosis, rows, url } = await answer({ name: 'a', source: EXAMPLE });
  assert.equal(diagnosis?.verdict, 'this-bug');
  const marked = rows.flatMap((row) => (row.kind === 'line' ? row.reasons : []));
  assert.deepEqual(
    marked,
    diagnosis?.reasons.map((_, index) => index),
  );
  assert.equal(url, 'http://127.0.0.1:8090/ledger/post');
});

test('an address that a shell could read otherwise is not put into a command', async () => {
  const of = (address: string) =>
    answer({ name: 'a', source: `request to ${address} failed, reason: socket hang up` });
  assert.equal((await of("http://a/';rm -rf ~'")).url, undefined);
  assert.equal((await of('http://a/$(id)')).url, undefined);
  assert.equal((await of('https://a.corp/b?c=1&d=2')).url, 'https://a.corp/b?c=1&d=2');
});

test('what is refused is named, and the rest is read', async () => {
  const { pieces, diagnosis } = await answer(
    { name: 'a.png', source: new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], 'a.png') },
    { name: 'b.log', source: EXAMPLE },
  );
  assert.equal(pieces[0]?.refused, 'is a picture. Paste the text that it shows.');
  assert.equal(diagnosis?.verdict, 'this-bug');
  const nothing = await answer({ name: 'a', source: '<!doctype html>' });
  assert.equal(nothing.diagnosis, undefined);
});

test('a piece that was sent is known by its key', async () => {
  const reader = new CaseReader();
  await reader.answer({ id: 1, pieces: [{ key: 7, name: 'a', source: EXAMPLE }] });
  const again = await reader.answer({ id: 2, pieces: [{ key: 7, name: 'a' }] });
  assert.equal(again.diagnosis?.verdict, 'this-bug');
  await assert.rejects(reader.answer({ id: 3, pieces: [{ key: 8, name: 'b' }] }), /not been sent/);
});

const NOISE = '2026-11-29T16:00:00.000Z INFO request handled in 12 ms, user agent node\n';
const LOCK_ENTRY = `    "node_modules/left": {
      "version": "2.6.9",
      "engines": {
        "node": ">=4"
      }
    },
`;
const RECORD =
  '{"level":30,"time":1700000000000,"url":"http://a.example/b","statusCode":200,"msg":"done"},';

/** What texts of ten megabytes repeat. */
const LARGE: Readonly<Record<string, string>> = {
  'a log': NOISE,
  'a lock file': LOCK_ENTRY,
  'records in one line': RECORD,
  'five million lines': '{\n',
  stacks: `${EXAMPLE}\n`,
};
const LARGE_BYTES = 10_000_000;
const CPU_MICROSECONDS_MAX = 1_000_000;

for (const [name, part] of Object.entries(LARGE))
  test(`ten megabytes of ${name} take less than a second of a processor`, async () => {
    const repeated = part.repeat(Math.ceil(LARGE_BYTES / part.length));
    const source = new File([repeated, '\n', EXAMPLE], 'big.log');
    // The second time, as in a page that has read something before.
    await answer({ name: 'big.log', source });
    const before = process.cpuUsage();
    const { diagnosis, texts } = await answer({ name: 'big.log', source });
    const { user, system } = process.cpuUsage(before);
    assert.equal(diagnosis?.verdict, 'this-bug');
    assert.equal(texts, undefined);
    assert.ok(user + system < CPU_MICROSECONDS_MAX, `${(user + system) / 1_000} ms`);
  });
