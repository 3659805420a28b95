import http from 'node:http';

const req = http.get('http://127.0.0.1:3000/slow', { timeout: 200 }, (res) =>
  console.log(res.statusCode),
);
req.on('timeout', () => req.destroy());
req.on('error', (e) => {
  console.log(e.code, e.message);
  console.log(e.stack.split('\n').slice(1, 3).join('\n'));
});
