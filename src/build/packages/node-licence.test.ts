import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licencesOfNode } from './node-licence.ts';

const LICENSE = `Node.js is licensed for use as follows:

"""
Copyright Node.js contributors.
"""

The externally maintained libraries used by Node.js are:

- llhttp, located at deps/llhttp, is licensed as follows:
  """
    Copyright Fedor Indutny, 2018.

    Permission is hereby granted
  """

- OpenSSL, located at deps/openssl, is licensed as follows:
  """
    Apache License
  """

- Punycode.js, located at lib/punycode.js, is licensed as follows:
  """
    Copyright Mathias Bynens
  """

- undici, located at deps/undici, is licensed as follows:
  """
    Copyright Matteo Collina
  """

- rimraf, located at lib/internal/fs/rimraf.js, is licensed as follows:
  """
    ISC
  """
`;

test('only the parts of a Node binary that are served are named', () => {
  const licences = licencesOfNode(LICENSE, '20.0.0', ['net', 'punycode']);
  assert.deepEqual(
    licences.map(({ name }) => name),
    ['Node.js', 'llhttp (in Node.js)', 'Punycode.js (in Node.js)'],
  );
  assert.equal(licences[1]?.text, 'Copyright Fedor Indutny, 2018.\n\nPermission is hereby granted');
});

test('a LICENSE file of another form is an error', () => {
  assert.throws(() => licencesOfNode('MIT', '20.0.0', []), /not written as expected/);
});

test('a library in lib/internal/deps/ is named by its place in deps/', () => {
  const licences = licencesOfNode(LICENSE, '20.0.0', ['internal/deps/undici/undici']);
  assert.deepEqual(
    licences.map(({ name }) => name),
    ['Node.js', 'llhttp (in Node.js)', 'undici (in Node.js)'],
  );
});
