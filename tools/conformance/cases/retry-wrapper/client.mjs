import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
async function retry(fn, n = 3) {
  let last;
  for (let i = 0; i < n; i++) {
    try {
      return await fn();
    } catch (e) {
      last = e;
      await sleep(10);
    }
  }
  throw last;
}
for (const p of ['/1', '/2']) {
  const t = await retry(async () => {
    const r = await fetch(url + p);
    return r.text();
  });
  console.log(t);
}
