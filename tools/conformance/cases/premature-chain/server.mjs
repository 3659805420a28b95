import net from 'node:net';

let _n = 0;
net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      _n++;
      socket.write(
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n{"ok":true}\r\n0\r\n\r\n',
      );
      setImmediate(() => socket.resetAndDestroy());
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
