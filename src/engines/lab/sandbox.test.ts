import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { FRAME_READY } from './protocol.ts';
import { addFrame, FRAME_MS_MAX, Sandbox } from './sandbox.ts';
import { FakeFrame } from './testing/fake-frame.ts';

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

test('a frame that answers gets a port, and messages go both ways', async () => {
  const frame = new FakeFrame();
  const sandbox = await Sandbox.open(frame.element);
  const { promise, resolve } = Promise.withResolvers();
  sandbox.onmessage = resolve;
  sandbox.send({ type: 'cancel', id: 1 });
  assert.deepEqual(await frame.asked('cancel'), { type: 'cancel', id: 1 });
  frame.answers({ type: 'report', id: 1, report: 'text' });
  assert.deepEqual(await promise, { type: 'report', id: 1, report: 'text' });
  frame.close();
});

test('a frame that is silent is removed in the end, and named', async () => {
  const frame = new FakeFrame();
  frame.isSilent = true;
  const opening = Sandbox.open(frame.element);
  const refused = assert.rejects(opening, { code: 'sandbox-not-loaded', message: /within 10 s/ });
  mock.timers.tick(FRAME_MS_MAX - 1);
  await Promise.resolve();
  assert.equal(frame.isConnected, true, 'there is still time');
  mock.timers.tick(1);
  await refused;
  assert.equal(frame.isConnected, false);
  assert.equal(frame.isOpen, false);
});

test('a frame may be ready late', async () => {
  const frame = new FakeFrame();
  frame.isSilent = true;
  const opening = Sandbox.open(frame.element);
  mock.timers.tick(FRAME_MS_MAX - 1);
  frame.tells(FRAME_READY);
  await opening;
  mock.timers.tick(1);
  assert.equal(frame.isConnected, true);
  frame.close();
});

test('neither another word of the frame nor the word of another frame means that it is ready', async () => {
  const frame = new FakeFrame();
  frame.isSilent = true;
  const refused = assert.rejects(Sandbox.open(frame.element), { code: 'sandbox-not-loaded' });
  frame.tells('anything');
  frame.tells(FRAME_READY, {});
  mock.timers.tick(FRAME_MS_MAX);
  await refused;
});

test('a frame that is added is hidden, and its origin is opaque before it loads anything', (t) => {
  const attributes = new Map<string, string>();
  const log: string[] = [];
  const element = {
    setAttribute: (name: string, value: string) => attributes.set(name, value),
    set src(url: string) {
      log.push(`loads ${url}, sandbox="${attributes.get('sandbox')}"`);
    },
  };
  const body = { append: () => log.push('is in the page') };
  const page = globalThis as { document?: object };
  page.document = { createElement: () => element, body };
  t.after(() => delete page.document);
  assert.equal<object>(addFrame('/lab/frame.html'), element);
  assert.deepEqual(log, ['loads /lab/frame.html, sandbox="allow-scripts"', 'is in the page']);
  assert.equal((element as { hidden?: boolean }).hidden, true);
});
