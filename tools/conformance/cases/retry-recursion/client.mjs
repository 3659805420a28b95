import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function get(p, left = 2) {
  try {
    return await fetch(url + p);
  } catch (e) {
    if (!left) throw e;
    return get(p, left - 1);
  }
}
for (const p of ['/1', '/2']) {
  const r = await get(p);
  console.log(r.status, await r.text());
}
