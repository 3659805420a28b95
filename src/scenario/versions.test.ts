import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  closestRelease,
  closestVersion,
  FETCH_VERSIONS,
  LOOKS_SINCE,
  looksBeforeReuse,
  NODE_RELEASES,
} from './versions.ts';

/**
 * For each line a release before its first look and, if there is one, a release after it. The list is
 * fixed, so that a new release of the site changes no answer here.
 */
const RELEASES = [
  '18.20.8',
  '19.8.1',
  '20.0.0',
  '20.20.2',
  '22.23.3',
  '22.23.5',
  '24.17.0',
  '24.21.0',
  '24.22.3',
  '26.10.0',
  '26.12.1',
];

test('a release that is here answers for itself', () => {
  for (const release of NODE_RELEASES)
    assert.equal(closestRelease(release, NODE_RELEASES), release);
});

test('a Node release that is not here is replaced by one of its line', () => {
  for (const [asked, answered] of [
    ['20', '20.20.2'],
    ['v20.11.1', '20.0.0'],
    ['20.0.0', '20.0.0'],
    ['20.99.0', '20.20.2'],
    ['19.0.0', '19.8.1'],
    ['24.20.9', '24.17.0'],
    ['22', '22.23.5'],
    ['22.23.4', '22.23.3'],
    ['24.22.0', '24.21.0'],
    ['24.22.1', '24.22.3'],
    ['26.12.0', '26.10.0'],
    ['26', '26.12.1'],
  ]) {
    assert.equal(closestRelease(asked!, RELEASES), answered, asked);
  }
});

test('a line that is not here is replaced by the nearest release that behaves alike', () => {
  for (const [asked, answered] of [
    ['21.7.3', '20.20.2'],
    ['23.11.1', '22.23.3'],
    ['25.9.0', '24.21.0'],
    ['16', '18.20.8'],
    ['27.0.0', '26.12.1'],
    ['200', '26.12.1'],
  ]) {
    assert.equal(closestRelease(asked!, RELEASES), answered, asked);
    assert.equal(looksBeforeReuse(asked!), looksBeforeReuse(answered!), asked);
  }
});

test('a text that is no version is replaced by none', () => {
  for (const asked of ['lts', '', 'latest', 'x20']) {
    assert.equal(closestRelease(asked, RELEASES), undefined, asked);
    assert.equal(looksBeforeReuse(asked), false, asked);
  }
});

test('a line has releases on both sides of its first look', () => {
  for (const [major, first] of Object.entries(LOOKS_SINCE)) {
    const line = NODE_RELEASES.filter((version) => version.startsWith(`${major}.`));
    assert.ok(line.some(looksBeforeReuse), first);
    assert.ok(!line.every(looksBeforeReuse), first);
  }
  assert.equal(looksBeforeReuse('20.20.2'), false);
  assert.equal(looksBeforeReuse('v24.22.1'), true);
});

test('an old node-fetch is replaced by one that sends the same header', () => {
  assert.equal(closestVersion('2.6.7', FETCH_VERSIONS), '2.6.9');
  assert.equal(closestVersion('3.2.10', FETCH_VERSIONS), '3.3.1');
  assert.equal(closestVersion('4.0.0-beta.2', FETCH_VERSIONS), '4.0.0-beta.4');
  assert.equal(closestVersion('5.0.0', FETCH_VERSIONS), undefined);
});
