/**
 * Makes the change to Node that chapter “The fixes” shows, to each release's own library in the
 * Lab.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLlhttp, readRelease, releasesInCache } from '../build/cache.ts';
import { createLlhttp, llhttpMajorOf, type ReleasePack, runLab } from '../lab/index.ts';
import {
  clientWith,
  expectedOf,
  KEEP_OPEN_SERVER,
  PAIRS,
  printedIn,
} from './testing/asks-for-close.ts';

/**
 * matchHeader of lib/_http_outgoing.js, as packed: without white space. Before 20.0 the condition
 * was a call of exec.
 */
const READS_CLOSE = /if\((\S*RE_CONN_CLOSE\S*)\)self\._last=true;else self\.shouldKeepAlive=true;/;

function changed(release: ReleasePack): ReleasePack {
  const before = release.natives['_http_outgoing'] ?? '';
  const after = before.replace(
    READS_CLOSE,
    'if($1){self._last=true;self.shouldKeepAlive=false;}else{self.shouldKeepAlive=true;}',
  );
  assert.notEqual(after, before, 'the lines to change are there');
  return { ...release, natives: { ...release.natives, _http_outgoing: after } };
}

/**
 * Node reads each value of the list by itself, so the last one wins. The file for readers looks at
 * all values and does better.
 */
const WITH_LAST_VALUE = PAIRS.map(([options, isKept]) => {
  return [options, isKept || options.includes("['close', 'keep-alive']")] as const;
});

test('one assignment in Node does what the lines of the knob do, except for a list of values', async (t) => {
  const files = {
    'client.mjs': clientWith(''),
    'server.mjs': KEEP_OPEN_SERVER,
    'package.json': '{}',
  };
  for (const version of await releasesInCache()) {
    await t.test(version, async () => {
      const release = changed(await readRelease(version));
      const llhttp = await createLlhttp(await readLlhttp(llhttpMajorOf(release)));
      const { events } = await runLab({ release, packages: [], files }, llhttp);
      assert.deepEqual(printedIn(events), expectedOf(version, WITH_LAST_VALUE));
    });
  }
});
