import fetch from 'node-fetch';

// a poller: the same address each time, errors are logged and the loop goes on
for (let i = 1; i <= 6; i++) {
  try {
    const r = await fetch('http://127.0.0.1:3000/health');
    console.log(i, r.status, await r.text());
  } catch (e) {
    console.log(i, 'FAILED', e.code, e.message);
  }
}
