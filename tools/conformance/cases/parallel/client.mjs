import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function one(name) {
  try {
    const r = await fetch(`${url}/${name}`);
    await r.text();
    return `${name} ${r.status}`;
  } catch (e) {
    return `${name} ${e.name} ${e.code} ${e.message}`;
  }
}
for (let round = 1; round <= 3; round++) {
  console.log((await Promise.all(['a', 'b', 'c'].map((n) => one(n + round)))).join(' | '));
}
