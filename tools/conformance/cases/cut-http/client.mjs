import http from 'node:http';

const get = (path) =>
  new Promise((resolve) => {
    http
      .get({ port: 3000, host: '127.0.0.1', path }, (res) => {
        res.on('data', () => {});
        res.on('end', () => resolve('end'));
        res.on('error', (e) => resolve(e.message));
      })
      .on('error', (e) => resolve(`req ${e.message}`));
  });
console.log(await get('/1'), await get('/2'));
