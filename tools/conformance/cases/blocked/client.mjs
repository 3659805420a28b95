import fetch from 'node-fetch';

async function get(path) {
  try {
    const r = await fetch(`http://127.0.0.1:3000${path}`);
    return `${r.status} ${await r.text()}`;
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
}
console.log(await get('/before'));
const until = Date.now() + 400;
while (Date.now() < until); // frozen, as a Lambda between two calls
console.log(await get('/after'));
console.log(await get('/again'));
