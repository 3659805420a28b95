import fetch from 'node-fetch';

// JSON-RPC: different calls, one address
async function call(method) {
  const r = await fetch('http://127.0.0.1:3000/', {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method }),
  });
  return r.json();
}
for (const method of ['getHealth', 'getBalance', 'getSlot']) {
  try {
    console.log(method, await call(method));
  } catch (e) {
    console.log(method, 'FAILED', e.message);
  }
}
