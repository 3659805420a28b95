import fetch from 'node-fetch';

try {
  const r = await fetch('http://127.0.0.1:3000/');
  console.log(r.status);
} catch (e) {
  console.log(e.name, e.code, e.message);
}
