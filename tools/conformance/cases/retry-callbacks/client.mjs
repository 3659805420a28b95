import http from 'node:http';

function get(path) {
  return new Promise((resolve, reject) => {
    let tries = 0;
    const attempt = () => {
      const req = http.get(
        {
          host: '127.0.0.1',
          port: 3000,
          path,
          headers: { Connection: 'close' },
          agent: http.globalAgent,
        },
        (res) => {
          let t = '';
          res.on('data', (c) => (t += c)).on('end', () => resolve(t));
        },
      );
      req.on('error', (e) => {
        if (++tries < 3) setTimeout(attempt, 20);
        else reject(e);
      });
    };
    attempt();
  });
}
console.log(await get('/1'));
console.log(await get('/2'));
