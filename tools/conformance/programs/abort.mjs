// Requests that are given up: by an AbortSignal, by a timeout, by destroy, before and after the response.
import http from 'node:http';

const log = console.log;
const url = 'http://127.0.0.1:3000/';

/** Runs one request and logs how it ends. */
function attempt(name, options, meddle) {
  return new Promise((resolve) => {
    const request = http.get(url, options, (response) => {
      log(name, 'response', response.statusCode);
      response.on('error', (error) => log(name, 'response error', error.code));
      response.on('close', () => log(name, 'response closed', response.complete));
      response.resume();
    });
    request.on('error', (error) => log(name, error.name, error.code, error.message));
    request.on('close', () => {
      log(name, 'closed', request.destroyed, request.reusedSocket);
      resolve();
    });
    meddle?.(request);
  });
}

await attempt('aborted before', { signal: AbortSignal.abort() });
const later = new AbortController();
await attempt('aborted on socket', { signal: later.signal }, (request) => {
  request.on('socket', () => later.abort());
});
await attempt('destroyed', {}, (request) => request.destroy());
await attempt('destroyed with an error', {}, (request) => request.destroy(new Error('enough')));
await attempt('answered', { agent: false });
await attempt('refused', { port: 1 });
process.on('exit', (code) => log('exit', code));
