import http from 'node:http';

http
  .createServer((req, res) => {
    if (req.url === '/poll') setTimeout(() => req.socket.end(), 300);
    else res.end('{"ok":true}');
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
