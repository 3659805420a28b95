import fetch from 'node-fetch';

const headers = { Connection: 'close' };
for (const path of ['/1', '/2', '/3']) {
  try {
    const r = await fetch(`http://127.0.0.1:3000${path}`, { headers });
    console.log(r.status, await r.text());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
