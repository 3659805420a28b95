import fetch from 'node-fetch';

for (const path of ['/poll', '/a', '/poll', '/b']) {
  try {
    const r = await fetch(`http://127.0.0.1:3000${path}`);
    console.log(path, r.status, await r.text());
  } catch (e) {
    console.log(path, e.name, e.code, e.message);
  }
}
