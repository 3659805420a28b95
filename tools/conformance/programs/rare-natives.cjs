// Natives that few programs use: pipes on which nobody listens, block lists, blobs, clones of Node's own objects, and
// the names and other names under which parts of Node are found.
const ah = require('node:async_hooks');
const buffer = require('node:buffer');
const net = require('node:net');
const os = require('node:os');
const stream = require('node:stream');
const url = require('node:url');
const util = require('node:util');

console.log(util.types);
for (const name of ['readable', 'writable', 'duplex', 'transform', 'passthrough']) {
  try {
    console.log(require(`_stream_${name}`).name);
  } catch (error) {
    console.log(error.code);
  }
}

const list = new net.BlockList();
list.addAddress('1.1.1.1');
list.addRange('10.0.0.1', '10.0.0.9');
list.addSubnet('192.168.1.77', 16);
list.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6');
list.addAddress('::ffff:1.1.1.2', 'ipv6');
console.log(list);
for (const address of ['1.1.1.1', '1.1.1.2', '10.0.0.5', '10.0.0.10', '192.168.9.9', '9.9.9.9']) {
  console.log(address, list.check(address), list.check(`::ffff:${address}`, 'ipv6'));
}
console.log(list.check('8592:757c:efae:4e45:1::', 'ipv6'), list.check('::1', 'ipv6'));
for (const wrong of [
  () => list.addRange('1.1.1.9', '1.1.1.1'),
  () => list.addAddress('1.1.1'),
  () => new net.SocketAddress({ address: 'x' }),
]) {
  try {
    console.log(wrong());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(new net.SocketAddress({ address: '::ABCD', family: 'ipv6', port: 80, flowlabel: 5 }));

try {
  const exception = new DOMException('gone', 'AbortError');
  const clone = structuredClone(exception);
  console.log(
    clone instanceof DOMException,
    clone.name,
    clone.code,
    clone.stack === exception.stack,
  );
} catch (error) {
  console.log(error.name, error.message);
}

console.log(url.pathToFileURL('/a b%#?').href);
console.log(os.tmpdir());
process.env.TMPDIR = '/elsewhere/';
console.log(os.tmpdir());
os.setPriority(3);
console.log(os.getPriority(), os.getPriority(process.pid));
try {
  os.setPriority(9_999_999, 1);
} catch (error) {
  console.log(error.message, error.info);
}

process.on('multipleResolves', (type, _, value) => console.log('multipleResolves', type, value));
new Promise((resolve, reject) => {
  resolve(1);
  resolve(2);
  reject(3);
});

const timer = setInterval(() => {
  console.log(process.getActiveResourcesInfo?.().filter((kind) => kind === 'Timeout'));
  clearInterval(timer);
  main();
});

async function main() {
  const blob = new buffer.Blob(['one', ' two', new Uint8Array([33, 33])], { type: 'Text/Plain' });
  console.log(blob, await blob.text(), new Uint8Array(await blob.slice(2, -1).arrayBuffer()));
  const whole = new buffer.Blob([blob, blob.slice(0, 3)]);
  for await (const chunk of whole.stream()) console.log(Buffer.from(chunk).toString());
  console.log(await new buffer.Blob([]).text(), new buffer.Blob(['x'.repeat(70_000)]).size);
  if (typeof File === 'function') {
    const file = new File(['text'], 'name.txt', { lastModified: 5 });
    console.log(file.name, file.size, file.lastModified, await file.text());
  }
  stream.Readable.from(['a'])
    .on('data', () => {})
    .on('end', () => console.log(typeof new ah.AsyncResource('x').asyncId()));
  await new Promise((resolve) => {
    const socket = net.connect('/tmp/nobody-listens.sock');
    setImmediate(() => console.log('immediate'));
    socket.on('error', (error) => console.log(error.message, error.code, error.address));
    socket.on('close', (hadError) => resolve(console.log('closed', hadError)));
  });
  net
    .createServer()
    .on('error', (error) => console.log(error.message, error.address, error.port))
    .listen('/no-such-folder/x.sock');
}
