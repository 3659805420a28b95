import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function get(p) {
  return fetch(url + p).catch(() => fetch(url + p));
}
for (const p of ['/1', '/2']) {
  const r = await get(p);
  console.log(r.status, await r.text());
}
