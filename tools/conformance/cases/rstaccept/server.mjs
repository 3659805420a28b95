import net from 'node:net';

net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.resetAndDestroy();
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
