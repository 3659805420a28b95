import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
await (await fetch(url)).text();
console.log((await Promise.allSettled([fetch(url), fetch(url)])).map((r) => r.status));
