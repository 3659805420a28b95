import http from 'node:http';

const server = http.createServer((_req, res) => res.end('{"ok":true}'));
server.keepAliveTimeout = 1000;
server.listen(3000, '127.0.0.1', () => console.log('Listening'));
