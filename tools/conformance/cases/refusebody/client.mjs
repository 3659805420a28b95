import fetch from 'node-fetch';

for (let i = 1; i <= 2; i++) {
  try {
    const r = await fetch('http://127.0.0.1:3000/x', {
      method: 'POST',
      body: 'x'.repeat(2_000_000),
    });
    console.log(r.status, await r.text());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
