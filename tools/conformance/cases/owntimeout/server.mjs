import http from 'node:http';

http
  .createServer((_req, res) => setTimeout(() => res.end('{"ok":true}'), 500))
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
