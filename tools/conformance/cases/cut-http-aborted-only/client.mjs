import http from 'node:http';

http.get({ port: 3000, host: '127.0.0.1', path: '/' }, (res) => {
  res.resume();
  res.on('aborted', () => console.log('aborted'));
});
