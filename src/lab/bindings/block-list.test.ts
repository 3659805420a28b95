import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import test from 'node:test';
import { blockList } from './block-list.ts';
import type { JsObject } from './environment.ts';
import { testEnvironment } from './testing.ts';

const IPV4 = 2;
const IPV6 = 10;
const familyOf = (address: string) => (address.includes(':') ? IPV6 : IPV4);

/** @param methods of the release's own class */
function binding(methods: readonly string[] = []) {
  const stub = { BlockList: { prototype: Object.fromEntries(methods.map((name) => [name, 0])) } };
  const made = blockList(testEnvironment(), stub as JsObject, { t: 'o', p: {} }) as JsObject;
  const at = (address: string) => new made['SocketAddress'](address, 0, familyOf(address), 0);
  return { list: new made['BlockList'](), at };
}

test('what it blocks, this Node blocks', () => {
  const { list, at } = binding();
  const real = new BlockList();
  const kind = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4');
  for (const address of ['1.1.1.1', '::ffff:1.1.1.2', '::7']) {
    list.addAddress(at(address));
    real.addAddress(address, kind(address));
  }
  for (const [start, end] of [
    ['10.0.0.1', '10.0.0.9'],
    ['::a', '::f'],
  ] as const) {
    assert.equal(list.addRange(at(start), at(end)), true);
    real.addRange(start, end, kind(start));
  }
  for (const [network, prefix] of [
    ['192.168.1.77', 16],
    ['8592:757c:efae:4e45::', 64],
  ] as const) {
    list.addSubnet(at(network), prefix);
    real.addSubnet(network, prefix, kind(network));
  }
  const hosts = [
    '1.1.1.1',
    '1.1.1.2',
    '1.1.1.3',
    '10.0.0.9',
    '10.0.0.10',
    '192.168.0.1',
    '9.9.9.9',
  ];
  const others = ['::7', '::8', '::c', '8592:757c:efae:4e45:1::', '8592:757c:efae:4e46::'];
  for (const address of [...hosts, ...hosts.map((host) => `::ffff:${host}`), ...others]) {
    assert.equal(list.check(at(address)), real.check(address, kind(address)), address);
  }
});

test('rules are told with the newest first, and by kind in releases that can remove them', () => {
  for (const [methods, rules] of [
    [[], ['Address: IPv4 1.1.1.1', 'Range: IPv4 1.1.1.1-1.1.1.2', 'Address: IPv4 1.1.1.1']],
    [['removeAddress'], ['Address: IPv4 1.1.1.1', 'Range: IPv4 1.1.1.1-1.1.1.2']],
  ] as const) {
    const { list, at } = binding(methods);
    list.addAddress(at('1.1.1.1'));
    list.addRange(at('1.1.1.1'), at('1.1.1.2'));
    list.addAddress(at('1.1.1.1'));
    assert.deepEqual(list.getRules(), rules);
  }
});

test('a range that ends before it begins, and what is no address, are refused', () => {
  const { list, at } = binding();
  assert.equal(list.addRange(at('1.1.1.2'), at('1.1.1.1')), false);
  assert.deepEqual(list.getRules(), []);
  assert.throws(() => at('1.1.1'), { code: 'ERR_INVALID_ADDRESS' });
  assert.equal(list.checkString('x', IPV4), false);
});
