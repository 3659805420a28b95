import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
for (const p of ['/1', '/2']) {
  const r = await fetch(url + p).catch(() => fetch(url + p));
  console.log(r.status, await r.text());
}
