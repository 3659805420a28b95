import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closestVersion, FETCH_VERSIONS, NODE_RELEASES } from './versions.ts';

test('a Node release that is not here is answered for by one of its line', () => {
  for (const [asked, answered] of [
    ['20', '20.20.2'],
    ['v20.11.1', '20.0.0'],
    ['20.0.0', '20.0.0'],
    ['20.99.0', '20.20.2'],
    ['19.0.0', '19.8.1'],
    ['24.20.9', '24.17.0'],
    ['22', '22.23.3'],
  ]) {
    assert.equal(closestVersion(asked!, NODE_RELEASES), answered, asked);
  }
});

test('a line that is not here is answered for by none', () => {
  for (const asked of ['21.7.3', '16', 'lts', '', '200.0.0']) {
    assert.equal(closestVersion(asked, NODE_RELEASES), undefined, asked);
  }
});

test('an old node-fetch is answered for by one that sends the header as it does', () => {
  assert.equal(closestVersion('2.6.7', FETCH_VERSIONS), '2.6.9');
  assert.equal(closestVersion('3.2.10', FETCH_VERSIONS), '3.3.1');
  assert.equal(closestVersion('4.0.0-beta.2', FETCH_VERSIONS), '4.0.0-beta.4');
});
