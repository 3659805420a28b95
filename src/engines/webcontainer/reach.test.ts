import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askHost } from './reach.ts';

interface Browser {
  readonly onLine?: boolean;
  /** The browser tells what COEP blocks. */
  readonly reports?: boolean;
  readonly fetch: 'answered' | 'refused-by-coep' | 'failed';
}

/** As much of a window as a question to the host needs. */
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
      throw new TypeError('Failed to fetch');
    },
  } as unknown as Window & typeof globalThis;
}

test('a host that answers may still send the runtime', async () => {
  assert.equal(await askHost(view({ fetch: 'answered' })), undefined);
});

test('a refusal by COEP is an answer; the frame’s own report names it', async () => {
  assert.equal(await askHost(view({ fetch: 'refused-by-coep' })), undefined);
});

test('a failure without a report means that nobody answers', async () => {
  assert.equal(await askHost(view({ fetch: 'failed' })), 'host-unreachable');
});

test('where COEP is not reported, refused and unreachable look the same', async () => {
  for (const fetch of ['failed', 'refused-by-coep'] as const) {
    assert.equal(await askHost(view({ fetch, reports: false })), 'no-usable-answer');
  }
});

test('a browser that knows it is offline says so', async () => {
  for (const reports of [true, false]) {
    assert.equal(await askHost(view({ fetch: 'failed', onLine: false, reports })), 'offline');
  }
});
