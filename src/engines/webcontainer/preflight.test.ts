import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BrowserFacts, preflight } from './preflight.ts';

const GOOD: BrowserFacts = {
  isSecureContext: true,
  isCrossOriginIsolated: true,
  hasSharedMemory: true,
  canAddHeaders: true,
  isEmbedded: false,
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0',
  touchPoints: 0,
};

test('an isolated page in a desktop browser may start', () => {
  assert.equal(preflight(GOOD), undefined);
  assert.equal(preflight({ ...GOOD, isEmbedded: true }), undefined);
});

test('each obstacle has its own name', () => {
  const cases: readonly (readonly [Partial<BrowserFacts>, string])[] = [
    [{ isSecureContext: false, isCrossOriginIsolated: false }, 'insecure-context'],
    [{ isCrossOriginIsolated: false, hasSharedMemory: false }, 'headers-missing'],
    [{ isCrossOriginIsolated: false, canAddHeaders: false }, 'not-isolated'],
    [{ isCrossOriginIsolated: false, isEmbedded: true }, 'embedded'],
    [{ hasSharedMemory: false }, 'no-shared-memory'],
    [{ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)' }, 'ios'],
    [{ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15)', touchPoints: 5 }, 'ios'],
  ];
  for (const [facts, name] of cases) assert.equal(preflight({ ...GOOD, ...facts }), name);
});

test('a Mac is not taken for an iPad', () => {
  const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1';
  assert.equal(preflight({ ...GOOD, userAgent }), undefined);
});
