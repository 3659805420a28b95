import net from 'node:net';

// Ends a chunked response before its last chunk: a stream that is cut.
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.error(error.code));
  socket.once('data', () => {
    socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n{"ok":true}\r\n');
  });
});

server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));
