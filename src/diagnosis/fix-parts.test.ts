import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixParts } from './fix-parts.ts';

const copiesOf = (fix: string) => fixParts(fix).copies;

test('commands end where the words go on', () => {
  assert.deepEqual(
    copiesOf(
      'npm install node-fetch@^2.7.0 where you depend on it yourself; npm update node-fetch where a package brings it.',
    ),
    ['npm install node-fetch@^2.7.0', 'npm update node-fetch'],
  );
  assert.deepEqual(copiesOf('npm install soap@^1.1.11'), ['npm install soap@^1.1.11']);
  assert.deepEqual(copiesOf('npm install node-fetch@^3.3.2. The betas are older.'), [
    'npm install node-fetch@^3.3.2',
  ]);
  assert.deepEqual(copiesOf('yarn up -R node-fetch, then yarn why node-fetch'), [
    'yarn up -R node-fetch',
    'yarn why node-fetch',
  ]);
});

test('a property of package.json ends with its bracket', () => {
  assert.deepEqual(
    copiesOf(
      '"pnpm": { "overrides": { "node-fetch@2": "^2.7.0" } } in package.json. Never force 2.x to 3.x.',
    ),
    ['"pnpm": { "overrides": { "node-fetch@2": "^2.7.0" } }'],
  );
});

test('nothing of the text is lost', () => {
  for (const fix of [
    'Remove the header Connection: close, or pass agent: new http.Agent({ keepAlive: false }).',
    'None yet.',
    '"overrides": { "a": "1" in package.json',
  ])
    assert.equal(
      fixParts(fix)
        .text.map(({ text }) => text)
        .join(''),
      fix,
    );
});
