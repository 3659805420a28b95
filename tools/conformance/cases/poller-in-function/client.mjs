import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
async function main() {
  for (let i = 0; i < 5; i++) {
    try {
      const r = await fetch(`${url}/health`);
      console.log(r.status, await r.text());
    } catch (e) {
      console.log(e.message);
    }
  }
}
await main();
