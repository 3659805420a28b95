// What hooks of async_hooks are told: of awaits and thenables, after exceptions, of what is destroyed.
import { AsyncLocalStorage, AsyncResource, createHook } from 'node:async_hooks';
import http from 'node:http';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs it, and prints what hooks heard of its own resources, which are numbered from 0. */
async function told(name, run) {
  const heard = [];
  const mine = [];
  const note = (what) => (id) => mine.includes(id) && heard.push(`${what} ${mine.indexOf(id)}`);
  const hook = createHook({
    init(id, type, trigger) {
      mine.push(id);
      heard.push(`init ${type} ${mine.indexOf(id)} by ${mine.indexOf(trigger)}`);
    },
    before: note('before'),
    after: note('after'),
    promiseResolve: note('resolve'),
  }).enable();
  run();
  hook.disable();
  const done = wait(20);
  hook.enable();
  await done;
  hook.disable();
  console.log(`${name}: ${heard.join(', ')}`);
}

// Node's own loader has promises in the first turn.
await wait(20);
await told('await null', async () => {
  await null;
});
await told('await a promise', async () => {
  await Promise.resolve(1);
});
await told('await an async function', async () => {
  await (async () => {
    await 1;
  })();
});
// biome-ignore lint/suspicious/noThenProperty: a thenable is what it is about.
await told('a thenable', () => Promise.resolve({ then: (resolve) => resolve(1) }));
await told('a promise of a promise', () => new Promise((resolve) => resolve(Promise.resolve(1))));
await told('an async generator', async () => {
  async function* two() {
    yield 1;
    yield 2;
  }
  for await (const _ of two());
});
await told('a caught rejection', async () => {
  try {
    await Promise.reject(new Error('x'));
  } catch {}
});

const scopes = [];
const scopeHook = createHook({
  before: () => scopes.push('before'),
  after: () => scopes.push('after'),
});
process.once('uncaughtException', () => scopes.push('caught'));
await new Promise((resolve) => {
  setImmediate(() => {
    scopeHook.enable();
    process.nextTick(() => {
      scopeHook.disable();
      resolve();
    });
    new AsyncResource('outer').runInAsyncScope(() =>
      new AsyncResource('inner').runInAsyncScope(() => {
        throw new Error('x');
      }),
    );
  });
});
console.log(scopes.join(' '));

const types = new Map();
const destroyed = new Map();
const lives = createHook({
  init: (id, type) => types.set(id, type),
  destroy: (id) => destroyed.set(id, (destroyed.get(id) ?? 0) + 1),
}).enable();
const server = http.createServer((_, response) => response.end('x'));
await new Promise((resolve) => server.listen(0, resolve));
for (let left = 3; left > 0; left--) {
  await new Promise((resolve) => {
    const { port } = server.address();
    http.get({ port, agent: false }, (response) => response.resume().on('close', resolve));
  });
}
await wait(20);
lives.disable();
server.close();
for (const wanted of ['HTTPCLIENTREQUEST', 'HTTPINCOMINGMESSAGE', 'TCPWRAP', 'TCPCONNECTWRAP']) {
  const counts = [...types].filter(([, type]) => type === wanted).map(([id]) => destroyed.get(id));
  console.log(wanted, counts.join());
}

// The store of a job is that of the place where it was registered.
const storage = new AsyncLocalStorage();
let open;
const gate = new Promise((resolve) => {
  open = resolve;
});
const after = [
  gate.then(() => console.log('then outside', storage.getStore())),
  (async () => {
    await gate;
    console.log('await outside', storage.getStore());
  })(),
  storage.run('other', () => gate.then(() => console.log('then in other', storage.getStore()))),
];
storage.run('inside', () => open());
await Promise.all(after);
async function enters() {
  await 0;
  storage.enterWith('entered');
}
await enters();
console.log('after an async function that enters', storage.getStore());

// What is destroyed last is told before 'beforeExit'.
const first = new AsyncResource('first');
const second = new AsyncResource('second');
const names = new Map([first, second].map((resource) => [resource.asyncId(), resource]));
createHook({
  destroy(id) {
    if (!names.has(id)) return;
    console.log('destroyed', names.get(id) === first ? 'first' : 'second');
    if (names.get(id) === first) second.emitDestroy();
  },
}).enable();
process.on('beforeExit', () => console.log('beforeExit'));
first.emitDestroy();
