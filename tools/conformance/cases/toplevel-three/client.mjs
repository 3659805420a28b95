import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
for (let i = 0; i < 3; i++) {
  try {
    const r = await fetch(url);
    console.log(await r.text());
  } catch (_e) {
    console.log('no');
  }
}
