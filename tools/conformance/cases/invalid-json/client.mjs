import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
try {
  await (await fetch(url)).json();
} catch (e) {
  console.log(e.message);
}
