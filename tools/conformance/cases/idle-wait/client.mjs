import http from 'node:http';

const agent = new http.Agent({ keepAlive: true });
function get(path) {
  return new Promise((resolve) => {
    const req = http.get({ host: '127.0.0.1', port: 3000, path, agent }, (res) => {
      res
        .resume()
        .on('end', () =>
          resolve(`${res.statusCode} reused=${req.reusedSocket} hint=${res.headers['keep-alive']}`),
        );
    });
    req.on('error', (e) => resolve(`${e.code} ${e.message} reused=${req.reusedSocket}`));
  });
}
console.log(await get('/1'));
await new Promise((r) => setTimeout(r, 2500));
console.log(await get('/2'));
console.log(await get('/3'));
agent.destroy();
