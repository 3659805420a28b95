import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function main() {
  const out = [];
  for (const m of ['a', 'b', 'c']) {
    try {
      const r = await fetch(url, { method: 'POST', body: m });
      out.push(await r.json());
    } catch (e) {
      out.push(e.message);
    }
  }
  return out;
}
console.log(await main());
