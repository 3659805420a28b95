// Node's own server, with its defaults: node node-http.mjs PORT BODY [certificate.pem key.pem]
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const [port, body, certificate, key] = process.argv.slice(2);

const answer = (request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json');
  response.end(body);
};

const server = certificate
  ? https.createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, answer)
  : http.createServer(answer);
server.listen(Number(port), '127.0.0.1');
