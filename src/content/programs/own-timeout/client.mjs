import http from 'node:http';

const request = http.get('http://127.0.0.1:3000/slow', { timeout: 200 });
request.on('timeout', () => request.destroy()); // its own side gives up
request.on('response', (response) => console.log(response.statusCode));
request.on('error', (error) => {
  console.error(error.code, error.message);
  console.error(/\w+Listener|socketOnEnd/.exec(error.stack)?.[0]);
  process.exitCode = 1;
});
