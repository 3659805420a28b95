// An 'error' event without a listener: Node throws the program's error, and says who emitted it.
import { EventEmitter } from 'node:events';

async function emits() {
  await null;
  new EventEmitter().emit('error', new Error('in an async function'));
}
async function waits() {
  await emits();
}
process.on('uncaughtException', (error) => console.log(error));
await waits().catch((error) => console.log(error));
setTimeout(() => {
  new EventEmitter().emit('error', new TypeError('in a timer'));
}, 1);
