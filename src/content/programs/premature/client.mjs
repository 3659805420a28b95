import fetch from 'node-fetch';

try {
  const response = await fetch('http://127.0.0.1:3000/token');
  console.log(response.status, await response.json());
} catch (error) {
  console.error(error.name, error.code, error.message);
  process.exitCode = 1;
}
