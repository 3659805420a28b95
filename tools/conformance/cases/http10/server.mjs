import net from 'node:net';

net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.end(
        'HTTP/1.0 200 OK\r\nServer: SimpleHTTP/0.6\r\nContent-Length: 11\r\n\r\n{"ok":true}',
      );
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
