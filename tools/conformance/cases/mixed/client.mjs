import http from 'node:http';
import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
function get(path) {
  // what axios or got do: no header, the global agent
  return new Promise((resolve) => {
    const req = http.get(url + path, (res) =>
      res.resume().on('end', () => resolve(`${res.statusCode} reused=${req.reusedSocket}`)),
    );
    req.on('error', (e) => resolve(`${e.code} ${e.message} reused=${req.reusedSocket}`));
  });
}
const first = await fetch(`${url}/by-node-fetch`);
console.log('node-fetch', first.status, await first.text());
console.log('http', await get('/by-http'));
console.log('http', await get('/by-http-again'));
