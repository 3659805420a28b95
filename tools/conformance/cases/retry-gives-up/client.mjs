import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function get() {
  let e;
  for (let i = 0; i < 3; i++) {
    try {
      return await fetch(url);
    } catch (x) {
      e = x;
    }
  }
  throw e;
}
try {
  await get();
} catch (e) {
  console.log(e.message);
}
