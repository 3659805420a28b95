// Deno's own server, with its defaults: deno run --allow-net=127.0.0.1 deno.mjs PORT BODY
const [port, body] = Deno.args;
const headers = { 'Content-Type': 'application/json' };

Deno.serve({ hostname: '127.0.0.1', port: Number(port) }, () => new Response(body, { headers }));
