import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { bundleScript } from '../../build/bundle-script.ts';
import { FRAME_CALL, FRAME_READY } from './protocol.ts';
import { FakeWorker } from './testing/fake-worker.ts';

const SCRIPT = await bundleScript('src/engines/lab/frame.ts');

/** The script of the frame, as the build writes it, in a document that is made of these few things. */
function scene() {
  const urls: string[] = [];
  const workers: FakeWorker[] = [];
  const posted: unknown[] = [];
  const listeners = new Set<(event: object) => void>();
  const parent = { postMessage: (message: unknown) => posted.push(message) };
  runInContext(
    SCRIPT,
    createContext({
      document: { getElementById: (id: string) => ({ textContent: `"the ${id}"` }) },
      parent,
      addEventListener: (_: 'message', listener: (event: object) => void) =>
        listeners.add(listener),
      removeEventListener: (_: 'message', listener: (event: object) => void) =>
        listeners.delete(listener),
      Worker: class extends FakeWorker {
        constructor(url: string) {
          super();
          urls.push(url);
          workers.push(this);
        }
      },
      crypto,
      setTimeout: () => 0,
      clearTimeout: () => {},
    }),
  );
  const hear = (event: { source: object; data?: unknown; ports?: object[] }) => {
    for (const listener of listeners) listener({ ports: [], ...event });
  };
  return { urls, workers, posted, parent, hear };
}

/** A port that the test holds the other end of. */
function portOf() {
  const answers: unknown[] = [];
  const port = {
    answers,
    onmessage: undefined as ((event: { data: object }) => void) | undefined,
    postMessage: (message: unknown) => answers.push(message),
  };
  return port;
}

test('the first worker is on its way as soon as the script runs, made of the text in the document', () => {
  assert.deepEqual(scene().urls, [`data:text/javascript,${encodeURIComponent('"the worker"')}`]);
});

test('it says that it is ready by itself, and again when its page calls', () => {
  const { posted, parent, hear } = scene();
  assert.deepEqual(posted, [FRAME_READY]);
  hear({ source: parent, data: 'anything' });
  hear({ source: {}, data: FRAME_CALL });
  assert.deepEqual(posted, [FRAME_READY]);
  hear({ source: parent, data: FRAME_CALL });
  assert.deepEqual(posted, [FRAME_READY, FRAME_READY]);
});

test('only the page around it may drive it, and only through the first port', () => {
  const { parent, hear } = scene();
  const [stranger, page, second] = [portOf(), portOf(), portOf()];
  hear({ source: {}, ports: [stranger] });
  assert.equal(stranger.onmessage, undefined);
  hear({ source: parent, ports: [page] });
  assert.ok(page.onmessage);
  hear({ source: parent, ports: [second] });
  assert.equal(second.onmessage, undefined);
});

test('what comes through the port reaches a worker, and what that says goes back', () => {
  const { parent, hear, workers } = scene();
  const page = portOf();
  hear({ source: parent, ports: [page] });
  const runtime = { release: 'r', parts: [], llhttp: 'l', packages: [], log: '' };
  for (const name of ['r', 'l']) page.onmessage?.({ data: { type: 'part', name, json: '""' } });
  const request = { files: {} };
  page.onmessage?.({ data: { type: 'run', id: 1, runtime, request, wallMsMax: 1 } });
  workers[0]?.says('a report');
  // Made in another realm: equal in all but its prototype.
  assert.equal(
    JSON.stringify(page.answers),
    JSON.stringify([{ type: 'report', id: 1, report: 'a report' }]),
  );
});
