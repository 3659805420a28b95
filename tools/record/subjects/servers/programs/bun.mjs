// Bun's own server, with its defaults: bun bun.mjs PORT BODY
const [port, body] = process.argv.slice(2);
const headers = { 'Content-Type': 'application/json' };

Bun.serve({
  hostname: '127.0.0.1',
  port: Number(port),
  fetch: () => new Response(body, { headers }),
});
