// A hook of async_hooks ends the process: it runs outside of every callback of the program.
import { AsyncResource, createHook } from 'node:async_hooks';

const resource = new AsyncResource('mine');
const asyncId = resource.asyncId();
process.on('exit', (code) => console.log('exit', code));
createHook({
  destroy(id) {
    if (id !== asyncId) return;
    console.log('destroyed');
    process.exit(-1);
  },
}).enable();
setTimeout(() => resource.emitDestroy(), 10);
setTimeout(() => console.log('never'), 200);
