import net from 'node:net';

let n = 0;
net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      n++;
      if (n === 2) {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello');
        socket.end();
      } else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
