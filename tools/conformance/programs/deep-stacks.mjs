// Ten frames of an error that Node makes: which of its own functions count among them.
import { EventEmitter } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import util from 'node:util';

const calls = {
  tick: () => process.nextTick(1),
  microtask: () => queueMicrotask(),
  alloc: () => Buffer.alloc(-1),
  from: () => Buffer.from(5),
  timeout: () => setTimeout('x'),
  port: () => http.get({ port: 70000 }),
  url: () => new URL('bad'),
  listen: () => net.createServer().listen(-1),
  promisify: () => util.promisify(5),
  emit: () => new EventEmitter().emit('error', 5),
  protocol: () => http.get('nope://x'),
  listener: () => new EventEmitter().on('x', 5),
  header: () => http.validateHeaderName('a b'),
  listeners: () => new EventEmitter().setMaxListeners(-1),
  abort: () => AbortSignal.timeout(-1),
};
const deep = (depth, f) => (depth > 0 ? deep(depth - 1, f) : f());
for (const [name, f] of Object.entries(calls)) {
  try {
    deep(12, f);
  } catch (error) {
    console.log(name, error.stack.split('\n').filter((line) => line.includes('client.mjs')).length);
  }
}
