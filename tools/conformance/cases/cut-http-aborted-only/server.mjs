import net from 'node:net';

let _n = 0;
net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      _n++;
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok');
      setTimeout(() => socket.end(), 5);
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
