// Writes that are longer than what the kernel holds: to a peer that pauses, that is gone, that resets, that answers early.
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

const log = console.log;
const MB = 1_000_000;

function watch(name, socket) {
  for (const event of ['drain', 'finish', 'end']) socket.on(event, () => log(name, event));
  socket.on('error', ({ message, code, syscall }) => log(name, message, code, syscall));
  socket.on('close', (hadError) => log(name, 'closed', hadError));
  return socket;
}

/** A connection within this process: [client's end, server's end]. */
async function connected() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = net.connect(server.address().port, '127.0.0.1');
  const [[peer]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
  server.close();
  return [client, peer];
}

async function to(title, bytes, act, parts = 1) {
  log(`-- ${bytes} bytes in ${parts} to a peer that ${title}`);
  const [client, peer] = await connected();
  watch('writer', client).resume();
  peer.on('error', () => {});
  act(peer);
  const written = (part) => (error) => log('written', part, error ? error.message : 'well');
  for (let part = 0; part < parts; part++) {
    log('write', client.write(Buffer.alloc(bytes / parts), written(part)));
  }
  log('waits', client.writableLength > 0, client.bytesWritten === bytes);
  client.end();
  if (!client.closed) await once(client, 'close').catch(() => {});
}

const late = (action) => (peer) => {
  setTimeout(() => {
    log('peer acts');
    action(peer);
  }, 100);
};
for (const bytes of [0.5 * MB, 20 * MB]) {
  await to('reads', bytes, (peer) => peer.resume().on('end', () => peer.end()));
  await to(
    'pauses',
    bytes,
    late((peer) => peer.resume()),
  );
  await to(
    'resets',
    bytes,
    late((peer) => peer.resetAndDestroy()),
  );
  await to(
    'goes',
    bytes,
    late((peer) => peer.destroy()),
  );
  await to('is gone', bytes, (peer) => peer.destroy());
}
await to(
  'goes',
  20 * MB,
  late((peer) => peer.destroy()),
  4,
);

async function post(title, bytes, handler) {
  log(`-- ${bytes} bytes to a server that ${title}`);
  const server = http.createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const request = http.request({ port, host: '127.0.0.1', method: 'POST', agent: false });
  request.on('finish', () => log('finish')).on('error', ({ message }) => log('error', message));
  request.on('response', (response) => {
    log(response.statusCode);
    response.resume().on('end', () => log('response ended'));
  });
  log('write', request.write(Buffer.alloc(bytes)));
  request.end();
  await once(request, 'close').catch(() => {});
  log('closed');
  server.close();
}

for (const bytes of [0.1 * MB, 20 * MB]) {
  await post('reads late', bytes, (request, response) => {
    setTimeout(() => {
      log('server reads');
      request.resume().on('end', () => response.end('thanks'));
    }, 100);
  });
  await post('says no and closes', bytes, (_request, response) => {
    response.writeHead(413, { connection: 'close' }).end('too large');
  });
  await post('destroys the request', bytes, (request) => request.destroy());
}
