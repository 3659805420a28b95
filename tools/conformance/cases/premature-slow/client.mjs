import fetch from 'node-fetch';

for (let i = 1; i <= 3; i++) {
  try {
    const r = await fetch('http://127.0.0.1:3000/token');
    await new Promise((done) => setTimeout(done, 20)); // the body is read later
    console.log(r.status, await r.text());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
