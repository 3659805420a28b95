import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOSTS } from './hosts.ts';
import { masking } from './testing.ts';

test('the same host has the same name, wherever it stands', () => {
  const mask = masking(HOSTS);
  assert.equal(
    mask(
      'request to https://api.acme.io:8443/x failed\n> Host: api.acme.io:8443\nfetch API.acme.io',
    ),
    'request to https://host-1.example:8443/x failed\n> Host: host-1.example:8443\nfetch host-1.example',
  );
  assert.equal(
    mask('* Connected to api.acme.io (192.0.2.1) port 443'),
    '* Connected to host-1.example (192.0.2.1) port 443',
  );
  assert.equal(mask('http://backend:8080/'), 'http://host-2.example:8080/');
});

test('names without a dot, where only a host stands', () => {
  for (const text of [
    'getaddrinfo ENOTFOUND backend',
    'connect ECONNREFUSED backend:8080',
    "hostname: 'backend',",
    '"host":"backend:8080"',
    "[ 'Host', 'backend' ]",
    '*   Trying backend:8080...',
    '* Connection #0 to host backend left intact',
    'IP backend.8080 > 192.0.2.1.5000: Flags [F.], seq 1',
    'IP 192.0.2.1.5000 > backend.8080: Flags [P.], seq 1',
    'HTTP 7: createConnection backend:8080:',
    "sockets: { 'backend:8080:': [] }",
    'subject: CN=backend',
  ]) {
    const masked = masking(HOSTS)(text);
    assert.doesNotMatch(masked, /backend/, text);
    assert.match(masked, /host-1\.example/, text);
    assert.equal(masking(HOSTS)(masked), masked, text);
  }
});

test('hosts that everybody has stay', () => {
  for (const text of [
    'http://localhost:3000/ http://127.0.0.1/ http://[::1]:3000/ http://api.localhost/',
    'https://www.npmjs.com/package/node-fetch https://packages.npmjs.org/node-fetch/-/node-fetch-2.6.7.tgz',
    'https://yarnpkg.com/a, https://nodejs.org/api/, https://github.com/a/b',
    'http://host.docker.internal:3000/ http://api.example/',
  ])
    assert.equal(masking(HOSTS)(text), text);
});

test('a service is masked, however well known it is', () => {
  assert.equal(masking(HOSTS)('POST https://api.telegram.org/x'), 'POST https://host-1.example/x');
});

test('files, modules, methods, versions and times are no hosts', () => {
  for (const text of [
    'at Socket.socketOnEnd (node:_http_client:528:5)',
    'at process.processTicksAndRejections (node:internal/process/task_queues:82:21)',
    'at Object.fetch (file:///srv/app/node_modules/node-fetch/src/index.js:108:11)',
    'webpack-internal:///(rsc)/./node_modules/node-fetch/lib/index.js:1491',
    '"startedDateTime":"2026-01-01T00:00:00Z"',
    'node_modules/socket.io/dist/index.js, vue.config.ts, app.use(x), res.io.to(room)',
    'host: true, hostname: undefined',
    'curl/8.5.0, node-fetch/1.0 (+https://github.com/bitinn/node-fetch)',
  ])
    assert.equal(masking(HOSTS)(text), text);
});
