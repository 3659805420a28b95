import assert from 'node:assert/strict';
import test from 'node:test';
import { BOUNDS, explore } from '../exploration/orders/index.ts';
import { readQuery } from '../scenario/query.ts';
import { LabRunner, labRunOf } from './lab-runner.ts';
import { orderTrialOfRun } from './scenario-orders.ts';

const runner = await LabRunner.load();

/** In how many orders did a handler run, and the client saw the connection break all the same? */
async function handledIn(query: string, server?: string) {
  const edits = server === undefined ? {} : { 'server.mjs': server };
  const search = explore(await orderTrialOfRun(runner, labRunOf(readQuery(query), edits), BOUNDS), {
    budget: 40,
  });
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/** A server that a test writes. `answer` is its handler. */
const serverThat = (answer: string) => `import net from 'node:net';
net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => { ${answer} });
}).listen(3000, '127.0.0.1');`;

// RFC 9110 §9.2.2 allows a client to repeat a request when it knows that the first one was not applied. Of a server that
// has closed, that is known: it answers what still comes with RST and reads nothing of it (RFC 1122 §4.2.2.13).
for (const server of ['silent-close', 'always-close', 'echo-close', 'keep-open']) {
  for (const method of ['GET', 'POST']) {
    test(`${server}, ${method}: no request that broke had been handled`, async () => {
      const { failed, handlerRanAndClientReset } = await handledIn(
        `server=${server}&method=${method}&requests=2`,
      );
      assert.equal(failed > 0, server.endsWith('silent-close') || server === 'always-close');
      assert.deepEqual(handlerRanAndClientReset, {});
    });
  }
}

test('a server that resets in place of a FIN, or reads what is too late and ignores it, has not handled it', async () => {
  for (const query of ['close=rst&node=24.22.3', 'fin=5ms', 'close=half']) {
    const { failed, handlerRanAndClientReset } = await handledIn(query);
    assert.ok(failed > 0, query);
    assert.deepEqual(handlerRanAndClientReset, {}, query);
  }
});

test('a response that is cut off was handled, whatever the method', async () => {
  const cut = serverThat(
    `socket.end('HTTP/1.1 200 OK\\r\\nContent-Length: 99\\r\\n\\r\\nhalf of it');`,
  );
  for (const method of ['GET', 'POST']) {
    const { orders, failed, handlerRanAndClientReset } = await handledIn(`method=${method}`, cut);
    assert.equal(failed, orders);
    assert.deepEqual(handlerRanAndClientReset, { [method]: orders });
  }
});

test('a server that reads a request and dies has written nothing, so it is not counted', async () => {
  const { failed, handlerRanAndClientReset } = await handledIn('', serverThat('socket.destroy();'));
  assert.ok(failed > 0);
  assert.deepEqual(handlerRanAndClientReset, {});
});
