import net from 'node:net';

// A complete, chunked response; then the connection is reset.
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.error(error.code));
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    socket.write('b\r\n{"ok":true}\r\n0\r\n\r\n');
    setImmediate(() => socket.resetAndDestroy());
  });
});

server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));
