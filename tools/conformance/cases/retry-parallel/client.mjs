import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function one(p) {
  for (let i = 0; i < 3; i++) {
    try {
      const r = await fetch(url + p);
      return await r.text();
    } catch {}
  }
  throw new Error('gave up');
}
console.log(await Promise.all(['/a', '/b'].map(one)));
console.log(await Promise.all(['/a', '/b'].map(one)));
