import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import test from 'node:test';
import { testEnvironment } from './testing.ts';

const EAI_NONAME = -3008;

/** What `oncomplete` is told about a name, and when. */
function lookup(hostname: string, family = 0): { heard: unknown[]; afterUs: number } {
  const env = testEnvironment();
  const { GetAddrInfoReqWrap, getaddrinfo } = env.internalBinding('cares_wrap');
  const heard: unknown[] = [];
  let afterUs = 0;
  env.machine.spawn(env.loop.process, function* () {
    const req = new GetAddrInfoReqWrap();
    req.oncomplete = (...args: unknown[]) => {
      heard.push(...args);
      afterUs = env.machine.now;
    };
    getaddrinfo(req, hostname, family, 0, true);
    yield* env.loop.run();
  });
  env.machine.run();
  return { heard, afterUs };
}

test('names of the machine itself are loopback', () => {
  for (const name of ['localhost', 'LOCALHOST', 'a.localhost', 'server.test', 'localhost.']) {
    assert.deepEqual(lookup(name).heard, [null, ['127.0.0.1']], name);
  }
  assert.deepEqual(lookup('localhost', 6).heard, [null, ['::1']]);
  assert.deepEqual(lookup('localhost', 4).heard, [null, ['127.0.0.1']]);
});

test('no other name is found, and the answer is never at once', () => {
  for (const name of ['example.com', 'test', 'localhost.example', 'notlocalhost']) {
    const { heard, afterUs } = lookup(name);
    assert.deepEqual(heard, [EAI_NONAME, undefined], name);
    assert.ok(afterUs > 0);
  }
});

test('addresses get their canonical form, anything else is not an address', () => {
  const { canonicalizeIP } = testEnvironment().internalBinding('cares_wrap');
  assert.equal(canonicalizeIP('127.0.0.1'), '127.0.0.1');
  assert.equal(canonicalizeIP('0:0:0:0:0:0:0:1'), '::1');
  assert.equal(canonicalizeIP('FE80::A'), 'fe80::a');
  for (const text of ['127.1', '1.2.3.256', 'x', '', '1.2.3', '::g', '1:2']) {
    assert.equal(isIP(text), 0);
    assert.equal(canonicalizeIP(text), undefined, text);
  }
});

test('a resolver can be made, but not asked', () => {
  const { ChannelWrap } = testEnvironment().internalBinding('cares_wrap');
  const resolver = new ChannelWrap();
  assert.deepEqual(resolver.getServers(), [['127.0.0.1', 53]]);
  assert.throws(() => resolver.queryA(), /cares_wrap\.ChannelWrap#queryA/);
});
