import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../diagnose.ts';
import { stepCode } from '../fix/way.ts';

/** What one pastes, and the first thing to copy for it. */
const FIRST_STEPS: Readonly<Record<string, string>> = {
  'connect ECONNREFUSED ::1:3000': 'NODE_OPTIONS=--dns-result-order=ipv4first node app.js',
  'connect ECONNREFUSED 127.0.0.1:5432': "ss -ltn 'sport = :5432'",
  'socket hang up, always after exactly 60 seconds': 'signal: AbortSignal.timeout(48000)',
  'socket hang up after a pause, node-fetch 2.7.0': 'agent: new http.Agent({ keepAlive: false })',
  'request to https://a.example/ failed, reason: socket hang up\nafter a pause, node-fetch 2.7.0':
    'agent: new https.Agent({ keepAlive: false })',
  'Error: self-signed certificate': 'NODE_EXTRA_CA_CERTS=/path/to/ca.pem node app.js',
  'getaddrinfo ENOTFOUND a.example': "node -p 'new URL(process.argv[1]).hostname' $URL",
};

for (const [paste, first] of Object.entries(FIRST_STEPS))
  test(`${JSON.stringify(paste)}: ${first}`, () => {
    const { ways, fix, verdict } = diagnose(paste);
    assert.match(verdict, /^not-this-bug:/);
    assert.equal(ways[0]?.steps[0] && stepCode(ways[0].steps[0]), first);
    assert.ok(fix.startsWith(first));
    assert.ok(ways.every(({ note }) => note?.endsWith('.')));
  });

test('a certificate that is out of date has nothing to set in the client', () => {
  assert.deepEqual(diagnose('Error: certificate has expired, CERT_HAS_EXPIRED').ways, []);
});

test('failures at regular times are a cut only of a client that asks for no close', () => {
  const failures = [0, 30, 60].map(
    (second) => `10:00:${String(second % 60).padStart(2, '0')} FetchError: socket hang up`,
  );
  failures[2] = '10:01:00 FetchError: socket hang up';
  const log = failures.join('\n');
  assert.equal(diagnose(`${log}\nnode-fetch 2.7.0`).verdict, 'not-this-bug:server-cut');
  assert.equal(
    diagnose(`we poll every 30 s and it fails with socket hang up, node-fetch 2.7.0`).verdict,
    'unknown',
  );
  assert.equal(
    diagnose('socket hang up, it fails every 30 s, node-fetch 2.7.0').verdict,
    'not-this-bug:server-cut',
  );
  assert.equal(
    diagnose('socket hang up, it fails every 30 s, node-fetch 2.6.7').verdict,
    'unknown',
  );
});

test('after a version that asks for no close the next question is what the server does', () => {
  const { verdict, nextCommand } = diagnose('socket hang up, node-fetch 2.7.0, node 22.11.0');
  assert.equal(verdict, 'unknown');
  assert.equal(nextCommand, 'node check-server.mjs $URL');
});
