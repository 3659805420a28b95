// Async generators and for await: requests that wait in a row, early exits, errors thrown in.
const log = console.log;

async function* inner() {
  yield 'inner 1';
  yield 'inner 2';
  return 'inner result';
}

async function* outer() {
  try {
    log('received', yield 1);
    yield Promise.resolve(2);
    log('delegated', yield* inner());
    return Promise.resolve('outer result');
  } finally {
    log('finally');
    await null;
    log('finally, after an await');
  }
}

const queued = outer();
for (const sent of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']) {
  queued.next(sent).then(({ value, done }) => log('next', sent, value, done));
}
await new Promise((resolve) => setImmediate(resolve));

for await (const value of outer()) {
  log('for await', value);
  if (value === 2) break;
}
for await (const value of [Promise.resolve('a'), 'b', (async () => 'c')()]) log('array', value);

try {
  for await (const value of outer()) throw new Error(`thrown at ${value}`);
} catch (error) {
  log(error.message);
}

const returned = outer();
await returned.next();
log(await returned.return(Promise.resolve('early')));
log(await returned.next());

const thrownInto = outer();
await thrownInto.next();
await thrownInto.throw(new Error('injected')).catch((error) => log('came out:', error.message));

rows: for (const row of [1, 2]) {
  for await (const column of [1, 2, 3]) {
    if (column === 2) continue rows;
    if (row === 2) break rows;
    log('cell', row, column);
  }
}

class Feed {
  #items = ['x', 'y'];
  async *[Symbol.asyncIterator]() {
    for (const item of this.#items) yield item;
  }
}
for await (const item of new Feed()) log('method', item);
