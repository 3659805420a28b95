import http from 'node:http';

http
  .createServer((_req, res) => {
    res.writeHead(413);
    res.end('{"error":"too large"}');
    res.socket.destroySoon();
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
