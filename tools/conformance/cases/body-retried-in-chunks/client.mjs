import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function text(p) {
  for (let i = 0; ; i++) {
    try {
      const r = await fetch(url + p);
      return await r.text();
    } catch (e) {
      if (i === 2) throw e;
    }
  }
}
console.log(await text('/1'));
