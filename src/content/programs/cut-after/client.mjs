import fetch from 'node-fetch';

const started = performance.now();
try {
  const response = await fetch('http://127.0.0.1:3000/updates');
  console.log(response.status, await response.json());
} catch (error) {
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  console.error(error.code, error.message, `after ${seconds} s`);
  process.exitCode = 1;
}
