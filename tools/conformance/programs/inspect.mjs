// util.inspect and format strings: what console.log shows of every kind of value.
import util from 'node:util';

const log = console.log;

class Point {
  x = 1;
  #hidden = 2;
  get y() {
    return this.#hidden;
  }
}
class Named extends Error {
  code = 'E_NAMED';
}

log(new Map([[{ a: 1 }, new Set([1, 'two'])]]), new Point(), new Array(3));
log({ nested: { deep: { er: {} } } }, Object.create(null), [undefined, null]);
log(Promise.resolve(4), new Promise(() => {}));
log(
  function named() {},
  class A {},
  () => {},
);
log(
  async function later() {},
  async () => {},
  function* generate() {},
  async function* stream() {},
);
log(Symbol('s'), 10n, -0, 'text', ['text'], new Date(0), /re/g, new Point().y);
log(Buffer.from('héllo'), new Uint8Array([1, 2]), new ArrayBuffer(2));
log('%s %d %i %f %j %o %% %c.', 'text', 1.5, 1.5, '1.5', { a: 1 }, [1], 'color: red');
log({ long: 'x'.repeat(100), list: Array.from({ length: 120 }, (_, index) => index) });
log(new Named('message').code, String(new Named('message')), new AggregateError([]).message);
log(new URL('http://user@localhost:8080/a/../b?c=d&e=%20#f'), new URLSearchParams('a=1&a=2'));
log(util.types.isPromise(Promise.resolve()), util.isDeepStrictEqual([{ a: 1 }], [{ a: 1 }]));
log(util.styleText ? util.stripVTControlCharacters('\u001b[31mred\u001b[39m') : 'red');
log(new TextDecoder().decode(new Uint8Array([0xe2, 0x82, 0xac])), new TextEncoder().encode('€'));
log(Buffer.from('héllo').toString('base64'), Buffer.from('6869', 'hex').toString('latin1'));

const traps = { get: () => 'trapped', ownKeys: () => log('asked') ?? [] };
const { proxy, revoke } = Proxy.revocable({ a: 1 }, {});
log(new Proxy({ a: 1 }, traps), new Proxy([1, 2], {}), new Proxy(new Proxy(class A {}, {}), {}));
log(util.inspect(new Proxy({ a: 1 }, { has: undefined }), { showProxy: true }), [proxy]);
log(`${util.format('%s', new Proxy(new Point(), {}))} ${util.types.isProxy(proxy)}`);
revoke();
log(proxy, Proxy.length, Proxy.name, 'prototype' in Proxy, util.types.isProxy(proxy));
log(util.inspect(proxy, { showProxy: true }), Object.keys(Proxy.revocable({}, {})));
try {
  Reflect.apply(Proxy, undefined, [{}, {}]);
} catch (error) {
  log(error.message);
}
try {
  new Proxy(1, {});
} catch (error) {
  log(error.message);
}
