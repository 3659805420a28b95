import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
class Rpc {
  id = 0;
  async call(method) {
    const r = await fetch(url, { method: 'POST', body: JSON.stringify({ id: ++this.id, method }) });
    return (await r.json()).ok;
  }
  async safe(m) {
    try {
      return await this.call(m);
    } catch (e) {
      return e.message;
    }
  }
}
const rpc = new Rpc();
for (const m of ['aaa', 'bbb', 'ccc', 'ddd']) console.log(m, await rpc.safe(m));
