import net from 'node:net';

net
  .createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const text = String(data);
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n' +
          (text.startsWith('HEAD') ? '' : '{"ok":true}'),
      );
      if (/^connection: close/im.test(text)) socket.destroySoon();
    });
  })
  .listen(3000, '127.0.0.1', () => console.log('Listening'));
