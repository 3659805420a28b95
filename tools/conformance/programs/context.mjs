// AsyncLocalStorage: which store each callback sees.
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const log = console.log;
const storage = new AsyncLocalStorage();

await storage.run('outer', async () => {
  setImmediate(() => {
    log('immediate', storage.getStore());
    setTimeout(() => log('timeout', storage.getStore()), 1);
  });
  process.nextTick(() => log('tick', storage.getStore()));
  queueMicrotask(() => log('microtask', storage.getStore()));
  Promise.resolve().then(() => log('then', storage.getStore()));
  await sleep(100);
  log('after an await', storage.getStore());
  storage.run('inner', () => log('nested', storage.getStore()));
  storage.exit(() => log('exited', storage.getStore()));
  const bound = AsyncResource.bind(() => log('bound', storage.getStore()));
  storage.run('other', bound);
});
log('outside', storage.getStore());
