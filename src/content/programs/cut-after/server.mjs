import net from 'node:net';

const LIMIT_MS = 2000;

// As a proxy that gives a request so much time: then it ends the connection, without an answer.
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.error(error.code));
  socket.once('data', () => setTimeout(() => socket.end(), LIMIT_MS));
});

server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));
