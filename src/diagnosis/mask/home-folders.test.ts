import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOME_FOLDERS } from './home-folders.ts';
import { masking } from './testing.ts';

test('the user of a home folder, on each system', () => {
  const mask = masking(HOME_FOLDERS);
  assert.equal(mask('(/home/ann/app/index.js:1:2)'), '(/home/user-1/app/index.js:1:2)');
  assert.equal(mask('file:///Users/Bob.Smith/app'), 'file:///Users/user-2/app');
  assert.equal(mask('C:\\Users\\Ann\\app'), 'C:\\Users\\user-1\\app');
  assert.equal(mask('"C:\\\\Users\\\\eve\\\\app"'), '"C:\\\\Users\\\\user-3\\\\app"');
  assert.equal(mask('/mnt/c/Users/eve/app'), '/mnt/c/Users/user-3/app');
});

test('and of a prompt, with the name of the machine', () => {
  const mask = masking(HOME_FOLDERS);
  assert.equal(mask('ann@anns-laptop:~/app$ node -v'), 'user-1@machine:~/app$ node -v');
  assert.equal(mask('[ann@laptop app]$ npm ls'), '[user-1@machine app]$ npm ls');
});

test('users that every such machine has stay', () => {
  for (const text of [
    '/home/runner/a',
    '/home/node/app',
    'C:\\Users\\runneradmin\\x',
    'node-fetch@2.6.7 overridden',
  ])
    assert.equal(masking(HOME_FOLDERS)(text), text);
});
