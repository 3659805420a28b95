import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
for (const p of ['/1', '/2']) {
  try {
    const r = await fetch(url + p);
    console.log(await r.text());
  } catch (e) {
    console.log(e.message);
  }
}
