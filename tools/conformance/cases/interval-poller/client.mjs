import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
let n = 0;
const t = setInterval(async () => {
  if (++n > 4) {
    clearInterval(t);
    return;
  }
  try {
    const r = await fetch(`${url}/h`);
    await r.text();
    console.log('ok');
    const q = await fetch(`${url}/h`);
    await q.text();
  } catch (e) {
    console.log(e.message);
  }
}, 5);
