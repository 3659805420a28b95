import net from 'node:net';

const body = '{"ok":true}';

// As Python's http.server when nobody has told it otherwise: HTTP/1.0, one response a connection.
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.error(error.code));
  socket.once('data', () => {
    socket.end(`HTTP/1.0 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  });
});

server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));
