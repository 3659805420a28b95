import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
setTimeout(() => {
  undefinedFunction();
}, 5);
await fetch(url);
