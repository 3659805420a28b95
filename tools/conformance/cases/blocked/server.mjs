import net from 'node:net';

net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.setTimeout(200, () => socket.end());
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
