import http from 'node:http';

const server = http.createServer((_request, response) => {
  setTimeout(() => response.end('{"ok":true}'), 500);
});

server.listen(3000, '127.0.0.1', () => console.log('Listening on http://127.0.0.1:3000'));
