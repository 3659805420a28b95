import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heightListener, heightTeller } from './height-message.ts';

/** A frame, and what it has told the page around it. */
function frame() {
  const told: { readonly message: unknown; readonly target: unknown }[] = [];
  const listeners: ((event: MessageEvent<unknown>) => void)[] = [];
  const parent = {
    postMessage: (message: unknown, target: unknown) => told.push({ message, target }),
  };
  return {
    told,
    parent,
    addEventListener: (_: 'message', listen: (event: MessageEvent<unknown>) => void) =>
      listeners.push(listen),
    hear: (source: unknown, data: unknown) => {
      for (const listen of listeners) listen({ source, data } as MessageEvent<unknown>);
    },
  };
}
type Frame = Parameters<typeof heightTeller>[0];

test('the height is told once for each change, in whole pixels', () => {
  const made = frame();
  let height = 410.2;
  const tell = heightTeller(made as unknown as Frame, () => height);
  tell();
  tell();
  height = 500;
  tell();
  assert.deepEqual(
    made.told.map(({ message }) => message),
    [
      { type: 'the-unread-fin:height', version: 1, heightPx: 411 },
      { type: 'the-unread-fin:height', version: 1, heightPx: 500 },
    ],
  );
});

test('a page that listens late asks, and only the page around is answered', () => {
  const made = frame();
  const tell = heightTeller(made as unknown as Frame, () => 300);
  tell();
  made.hear({}, { type: 'the-unread-fin:height?' });
  made.hear(made.parent, { type: 'other' });
  made.hear(made.parent, null);
  made.hear(made.parent, 'the-unread-fin:height?');
  assert.equal(made.told.length, 1);
  made.hear(made.parent, { type: 'the-unread-fin:height?' });
  assert.equal(made.told.length, 2);
});

test('the message says the height and nothing about the run', () => {
  const made = frame();
  heightTeller(made as unknown as Frame, () => 300)();
  assert.deepEqual(Object.keys(made.told[0]?.message as object), ['type', 'version', 'heightPx']);
});

test('the listener for the page around takes a height only from the frame that sends it', () => {
  const script = heightListener('https://example.org/embed/').replace(/<\/?script>/g, '');
  const frames: { contentWindow: string; height?: number }[] = [
    { contentWindow: 'a' },
    { contentWindow: 'b' },
  ];
  let listen: (event: unknown) => void = () => {};
  const run = new Function('addEventListener', 'document', script);
  run(
    (_: string, listener: typeof listen) => {
      listen = listener;
    },
    { querySelectorAll: () => frames },
  );
  listen({ source: 'b', data: { type: 'the-unread-fin:height', version: 1, heightPx: 420 } });
  listen({ source: 'a', data: { type: 'somebody-else:height', heightPx: 1 } });
  listen({ source: 'a', data: null });
  assert.deepEqual(
    frames.map(({ height }) => height),
    [undefined, 420],
  );
});
