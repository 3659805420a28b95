import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { EngineError } from '../engine.ts';
import type { LabManifest } from './parts.ts';
import { libraryTexts, patchedPart } from './patched-library.ts';

const asset = (path: string, bytes = 10) => ({ path: `lab/${path}.json`, bytes });
let count = 0;

/** Another base each time, because what has been loaded is kept by its address. */
function manifest(): LabManifest {
  return {
    base: `/${++count}/`,
    frame: asset('frame'),
    releases: {
      '26.12.1': { ...asset('node'), llhttp: 9, parts: {}, library: asset('list', 100) },
    },
    orders: { path: 'orders', bytes: 0 },
    llhttps: {},
    fetches: {},
    clients: {},
  };
}

const FILES: Readonly<Record<string, unknown>> = {
  'list.json': { net: asset('net', 1000), timers: asset('timers', 5000) },
  'net.json': { file: 'lib/net.js', licence: 'licences/', text: "'use strict';\nlet a = 1;\n" },
};

function serve() {
  const asked: string[] = [];
  mock.method(globalThis, 'fetch', async (url: string) => {
    const name = url.split('/').at(-1) ?? '';
    asked.push(name);
    return new Response(JSON.stringify(FILES[name]), { status: name in FILES ? 200 : 404 });
  });
  return asked;
}
afterEach(() => mock.restoreAll());

const DIFF =
  "--- a/lib/net.js\n+++ b/lib/net.js\n@@ -1,2 +1,2 @@\n 'use strict';\n-let a = 1;\n+let a = 2;\n";

test('a patch loads the list of its release and the texts that it names, once', async () => {
  const asked = serve();
  const lab = manifest();
  const [name, part] = await patchedPart(lab, '26.12.1', DIFF);
  assert.deepEqual(JSON.parse(part), {
    natives: { net: '"use strict";let a=2'.replaceAll('"', "'") },
    shapes: {},
  });
  assert.deepEqual(await patchedPart(lab, '26.12.1', DIFF), [name, part]);
  assert.deepEqual(asked, ['list.json', 'net.json']);
  assert.notEqual((await patchedPart(lab, '26.12.1', DIFF.replace('a = 2', 'a = 3')))[0], name);
});

test('what was read is counted', async () => {
  serve();
  const texts = libraryTexts(manifest(), '26.12.1');
  assert.match((await texts.read('net')) ?? '', /let a = 1/);
  assert.equal(await texts.read('constructor'), undefined);
  assert.equal(texts.bytes(), 1100);
  assert.equal(await libraryTexts(manifest(), '1.0.0').read('net'), undefined);
});

test('a diff that does not fit, and a text that does not come, are told apart', async () => {
  serve();
  const failing = async (diff: string, code: string, message: RegExp) => {
    await assert.rejects(patchedPart(manifest(), '26.12.1', diff), (error) => {
      assert.ok(error instanceof EngineError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      return true;
    });
  };
  await failing(
    DIFF.replace('-let a = 1', '-let a = 7'),
    'patch-unfit',
    /lib\/net\.js of Node 26\.12\.1, hunk 1 of 1/,
  );
  await failing('nothing', 'patch-unfit', /no unified diff/);
  await failing(DIFF.replaceAll('net.js', 'timers.js'), 'assets-not-loaded', /timers\.json/);
});
