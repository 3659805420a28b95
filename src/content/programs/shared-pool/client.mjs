import http from 'node:http';
import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';

const first = await fetch(`${url}/1`);
console.log('node-fetch:', first.status, await first.json());

// Another package, which sends no header of its own: as axios or got do.
const request = http.get(`${url}/2`, (response) => {
  response.resume();
  console.log('the other package:', response.statusCode);
});
request.on('error', (error) => {
  console.error('the other package:', error.code, error.message);
  process.exitCode = 1;
});
