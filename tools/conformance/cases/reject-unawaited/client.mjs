import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
Promise.reject(new Error('lost'));
await (await fetch(url)).text();
console.log('x');
