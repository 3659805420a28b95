import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askHost } from './reach.ts';

interface Browser {
  readonly onLine?: boolean;
  /** Whether the browser reports what COEP blocks. */
  readonly reports?: boolean;
  readonly fetch: 'answered' | 'refused-by-coep' | 'failed' | 'slow';
}

/** Makes the part of a window that askHost needs. */
function view({ onLine = true, reports = true, fetch }: Browser) {
  let report = (_url: string) => {};
  class ReportingObserver {
    constructor(show: (reports: readonly { body: object }[]) => void) {
      const body = { disposition: 'enforce', destination: '' };
      report = (blockedURL) => show([{ body: { ...body, blockedURL } }]);
    }
    observe() {}
    disconnect() {}
  }
  return {
    navigator: { onLine },
    ...(reports ? { ReportingObserver } : {}),
    fetch: async (url: string) => {
      if (fetch === 'answered') return new Response();
      if (fetch === 'refused-by-coep') setTimeout(report, 10, url);
      if (fetch === 'slow') throw new DOMException('', 'TimeoutError');
      throw new TypeError('Failed to fetch');
    },
  } as unknown as Window & typeof globalThis;
}

test('there is something to wait for where the host answers, or is slow', async () => {
  assert.equal(await askHost(view({ fetch: 'answered' })), 'unknown');
  assert.equal(await askHost(view({ fetch: 'slow' })), 'unknown');
});

test('a refusal by COEP counts as an answer, where the browser reports it', async () => {
  assert.equal(await askHost(view({ fetch: 'refused-by-coep' })), 'unknown');
  assert.equal(await askHost(view({ fetch: 'refused-by-coep', reports: false })), 'none');
});

test('a failure without a report counts as no answer', async () => {
  assert.equal(await askHost(view({ fetch: 'failed' })), 'none');
});

test('a browser that knows it is offline says so', async () => {
  assert.equal(await askHost(view({ fetch: 'failed', onLine: false })), 'offline');
});
