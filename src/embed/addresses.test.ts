import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../scenario/scenario.ts';
import { embedAddress, playAddress } from './addresses.ts';

const moment = {
  scenario: { ...DEFAULTS, gap: 'timeout0' },
  others: [['theme', 'dark']] as const,
  step: 'write.2',
  hash: '#1.abc',
};

test('the same moment has an address in a frame and one in the playground, which has its own colours', () => {
  const query = 'node=20.0.0&fetch=2.6.12&gap=timeout0';
  assert.equal(embedAddress(moment), `embed/?${query}&theme=dark&at=write.2#1.abc`);
  assert.equal(playAddress(moment), `play/?${query}&at=write.2#1.abc`);
  assert.equal(embedAddress(), 'embed/');
});
