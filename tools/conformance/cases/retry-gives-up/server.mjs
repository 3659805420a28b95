import net from 'node:net';

let _n = 0;
net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      _n++;
      socket.end();
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
