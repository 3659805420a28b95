import assert from 'node:assert/strict';
import test from 'node:test';
import type { Machine } from '../kernel/machine.ts';
import type { JsFunction, JsObject, JsValue } from './environment.ts';
import { bareMachine, type TestEnvironment, testEnvironment } from './testing.ts';

const PORT = 3000;
const ECONNREFUSED = -111;
const EOF = -4095;

/** Reads from a connected or accepted handle, as lib/net.js does. */
function readAll(env: TestEnvironment, handle: JsObject, onData: (data: string) => void) {
  const { kReadBytesOrError, kArrayBufferOffset } = env.internalBinding('stream_wrap');
  handle['onread'] = (buffer: ArrayBuffer | undefined) => {
    const count = env.streamBaseState[kReadBytesOrError];
    if (buffer === undefined) return onData(count === EOF ? 'EOF' : String(count));
    return onData(String(Buffer.from(buffer, env.streamBaseState[kArrayBufferOffset], count)));
  };
  handle['readStart']();
}

function connect(env: TestEnvironment, onConnect: (status: number, handle: JsObject) => void) {
  const { TCP, TCPConnectWrap } = env.internalBinding('tcp_wrap');
  const handle = new TCP(0);
  const req = new TCPConnectWrap();
  req.oncomplete = (status: number) => onConnect(status, handle);
  assert.equal(handle.connect(req, '127.0.0.1', PORT), 0);
  return handle;
}

function listen(env: TestEnvironment, onConnection: (client: JsValue) => void) {
  const { TCP } = env.internalBinding('tcp_wrap');
  const server = new TCP(1);
  server.onconnection = (status: number, client: JsValue) => {
    assert.equal(status, 0);
    onConnection(client);
  };
  assert.equal(server.bind('127.0.0.1', PORT), 0);
  assert.equal(server.listen(511), 0);
  return server;
}

function spawn(env: TestEnvironment, main: () => void): void {
  env.machine.spawn(env.loop.process, function* () {
    env.loop.updateTime();
    main();
    yield* env.loop.run();
  });
}

/** A client and a server process on one machine. */
function pair(): { machine: Machine; client: TestEnvironment; server: TestEnvironment } {
  const machine = bareMachine();
  const server = testEnvironment(machine, { actor: 'server' });
  return { machine, server, client: testEnvironment(machine) };
}

function shutdown(env: TestEnvironment, handle: JsObject, oncomplete: JsFunction): number {
  const { ShutdownWrap } = env.internalBinding('stream_wrap');
  return handle['shutdown'](Object.assign(new ShutdownWrap(), { oncomplete }));
}

test('connect, write, read, shutdown, close: status, bytes and callbacks in Node’s order', () => {
  const { machine, client, server } = pair();
  const log: string[] = [];
  spawn(server, () => {
    const listening = listen(server, (peer) => {
      readAll(server, peer, (data) => {
        log.push(`server ${data}`);
        if (data !== 'EOF') assert.equal(peer.writeLatin1String({}, `${data}!`), 0);
        else peer.close();
      });
      listening.close();
    });
  });
  spawn(client, () => {
    connect(client, (status, handle) => {
      assert.equal(status, 0);
      const peer: JsObject = {};
      assert.equal(handle['getpeername'](peer), 0);
      assert.deepEqual(peer, { address: '127.0.0.1', family: 'IPv4', port: PORT });
      readAll(client, handle, (data) => {
        log.push(`client ${data}`);
        if (data === 'EOF') return handle['close'](() => log.push('closed'));
        assert.equal(handle['bytesRead'], 3);
        const after = (after: number, stream: unknown) => {
          assert.equal(stream, handle);
          log.push(`shutdown ${after}`);
        };
        return assert.equal(shutdown(client, handle, after), 0);
      });
      assert.equal(handle['writeUtf8String']({}, 'hé'.slice(0, 1)), 0);
      assert.equal(handle['writev']({}, ['i', 'utf8'], false), 0);
      assert.equal(handle['bytesWritten'], 2);
    });
  });
  machine.run();
  assert.deepEqual(log, [
    'server hi',
    'client hi!',
    'shutdown 0',
    'server EOF',
    'client EOF',
    'closed',
  ]);
  assert.deepEqual(client.callbacks, [
    'TCPConnectWrap.oncomplete',
    'TCP.onread',
    'ShutdownWrap.oncomplete',
    'TCP.onread',
    'TCP.onclose',
  ]);
  assert.deepEqual([...client.uncaughtErrors, ...server.uncaughtErrors], []);
});

test('a refused connection has the release’s own error number', () => {
  const { machine, client } = pair();
  const statuses: number[] = [];
  spawn(client, () => {
    connect(client, (status, handle) => {
      statuses.push(status);
      handle['close']();
    });
  });
  machine.run();
  assert.deepEqual(statuses, [ECONNREFUSED]);
});

test('useUserBuffer: reads land in the reader’s buffer, and onread may give the next one', () => {
  const { machine, client, server } = pair();
  const [first, second] = [Buffer.alloc(2), Buffer.alloc(10)];
  const counts: unknown[] = [];
  spawn(server, () => {
    const listening = listen(server, (peer) => {
      peer.writeBuffer({}, Buffer.from('abcdef'));
      peer.close();
      listening.close();
    });
  });
  spawn(client, () => {
    connect(client, (_status, handle) => {
      handle['useUserBuffer'](first);
      handle['onread'] = () => {
        counts.push(client.streamBaseState[0]);
        if (client.streamBaseState[0] === EOF) handle['close']();
        return second;
      };
      handle['readStart']();
    });
  });
  machine.run();
  assert.deepEqual(counts, [2, 4, EOF]);
  assert.equal(String(first) + String(second.subarray(0, 4)), 'abcdef');
});

test('a write to a closed peer fails with ECONNRESET, and counts as Node counts it', () => {
  const { machine, client, server } = pair();
  const results: number[] = [];
  spawn(server, () => {
    const listening = listen(server, (peer) => {
      peer.reset();
      listening.close();
    });
  });
  spawn(client, () => {
    connect(client, (_status, handle) => {
      client.machine.elapse(1000);
      results.push(handle['writeLatin1String']({}, 'abc'), handle['bytesWritten']);
      results.push(handle['writeBuffer']({}, Buffer.from('abc')), handle['bytesWritten']);
      handle['close']();
      results.push(handle['readStart'](), handle['fd']);
    });
  });
  machine.run();
  assert.deepEqual(results, [-104, 0, -32, 3, -22, -1]);
});

test('a handle shows what Node’s shows: util.inspect prints it', () => {
  const env = testEnvironment();
  const { TCP } = env.internalBinding('tcp_wrap');
  const { owner_symbol: owner } = env.internalBinding('symbols');
  assert.deepEqual({ ...new TCP(0) }, { reading: false, onconnection: null, [owner]: null });
  assert.equal(TCP.name, 'TCP');
});
