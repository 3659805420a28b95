import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function rpc(method) {
  for (let i = 0; ; i++) {
    try {
      const r = await fetch(url, { method: 'POST', body: JSON.stringify({ method }) });
      return await r.json();
    } catch (e) {
      if (i === 2) throw e;
    }
  }
}
for (const m of ['a', 'b', 'c']) console.log(m, await rpc(m));
