// A failed assertion and an error whose stack was read: what awaited them.
import assert from 'node:assert';

async function fails() {
  await null;
  assert.deepStrictEqual({ a: 1 }, { a: 2 });
}
async function reads() {
  await null;
  const error = new Error('read before');
  console.log(error.stack.split('\n').length);
  throw error;
}
process.on('uncaughtException', (error) => console.log(error.stack));
await reads().catch((error) => console.log(error.stack));
console.log(fetch);
await Promise.all([1, 2].map((each) => fails(each)));
