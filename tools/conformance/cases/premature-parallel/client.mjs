import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function one() {
  try {
    const r = await fetch(url);
    return await r.text();
  } catch (e) {
    return e.message;
  }
}
console.log(await Promise.all([one(), one(), one()]));
