import fetch from 'node-fetch';

for (const method of ['HEAD', 'GET', 'HEAD']) {
  try {
    const r = await fetch('http://127.0.0.1:3000/', { method });
    console.log(method, r.status, (await r.text()).length);
  } catch (e) {
    console.log(method, e.name, e.code, e.message);
  }
}
