import net from 'node:net';

const body = '{"ok":true}';

// Keeps an idle connection for 200 ms, and has not said so.
const server = net.createServer((socket) => {
  socket.setTimeout(200, () => socket.end());
  socket.on('error', (error) => console.error(error.code));
  socket.on('data', () => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
});

server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));
