import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
await (await fetch(`${url}/1`)).text();
try {
  await fetch(`${url}/2`);
} catch {}
null.x;
