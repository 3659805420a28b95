// Streams, pipelines and events, over async iteration both ways.
import { EventEmitter, on, once } from 'node:events';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const log = console.log;

const upperCase = new Transform({
  transform(chunk, _encoding, callback) {
    callback(null, String(chunk).toUpperCase());
  },
});
async function* exclaim(source) {
  for await (const chunk of source) yield `${chunk}!`;
}
const collected = [];
await pipeline(Readable.from(['a', 'b', 'c']), upperCase, exclaim, async (source) => {
  for await (const chunk of source) collected.push(String(chunk));
});
log(collected);

const failing = pipeline(Readable.from(['x']), new PassThrough(), async () => {
  throw new Error('the sink failed');
});
await failing.catch((error) => log('pipeline:', error.message));

const early = Readable.from(['1', '2', '3']);
early.on('close', () => log('closed early'));
for await (const chunk of early) {
  log('read', chunk);
  break;
}

const emitter = new EventEmitter();
setTimeout(() => emitter.emit('ready', 1, 2), 1);
log('once', await once(emitter, 'ready'));

setImmediate(() => {
  for (const value of ['p', 'q', 'stop']) emitter.emit('value', value);
});
for await (const [value] of on(emitter, 'value')) {
  log('on', value);
  if (value === 'stop') break;
}

const web = new ReadableStream({
  start(controller) {
    controller.enqueue('web 1');
    controller.enqueue('web 2');
    controller.close();
  },
});
for await (const chunk of web) log(chunk);
