import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';

try {
  const first = await fetch(`${url}/1`);
  console.log(first.status, await first.json());

  // The process stands still for longer than the server keeps an idle connection.
  const until = performance.now() + 400;
  while (performance.now() < until);

  const second = await fetch(`${url}/2`);
  console.log(second.status, await second.json());
} catch (error) {
  console.error(error.name, error.code, error.message);
  process.exitCode = 1;
}
