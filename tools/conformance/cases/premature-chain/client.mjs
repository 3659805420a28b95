import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
for (const p of ['/1', '/2']) {
  console.log(
    await fetch(url + p)
      .then((r) => r.text())
      .catch((e) => e.message),
  );
  await new Promise((r) => setTimeout(r, 20));
}
