import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
class Client {
  tries = 3;
  async request(p) {
    for (let i = 1; ; i++) {
      try {
        const r = await fetch(url + p);
        return await r.json();
      } catch (e) {
        if (i === this.tries) throw e;
      }
    }
  }
}
const c = new Client();
console.log(
  await c.request('/a'),
  await c.request('/a'),
  await c.request('/a'),
  await c.request('/a'),
);
