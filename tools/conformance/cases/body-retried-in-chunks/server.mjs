import net from 'node:net';

let n = 0;
net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', () => {
      n++;
      if (n === 1) {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
        socket.end();
      } else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
