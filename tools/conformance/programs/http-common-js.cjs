// The two requests, written as much code on the web still is.
const http = require('node:http');

function get(path) {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: 3000, path, headers: { connection: 'close' } };
    http
      .get(options, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve(body));
      })
      .on('error', reject);
  });
}

get('/1')
  .then((body) => console.log(body))
  .then(() => get('/2'))
  .then(
    (body) => console.log(body),
    (error) => console.log(error.code, error.message),
  );
