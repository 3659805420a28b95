import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clientVersion,
  clientWithoutVersion,
  importedClients,
  PACKAGE_CLIENTS,
} from './clients.ts';
import { loadClients } from './program/clients/loaded.ts';
import { programOf } from './program.ts';
import { DEFAULTS } from './scenario.ts';
import { NODE_RELEASES } from './versions.ts';

await loadClients();

test('every client but one has a version for every release, and its program imports it', () => {
  for (const client of PACKAGE_CLIENTS) {
    for (const node of NODE_RELEASES) {
      const version = clientVersion(client, node);
      if (client === 'make-fetch-happen' && ['18.20.8', '19.8.1', '20.0.0'].includes(node)) {
        assert.equal(version, undefined);
        continue;
      }
      assert.ok(version, `${client} on ${node}`);
      const { files } = programOf({ ...DEFAULTS, node, client });
      assert.deepEqual(importedClients(files, node), [`${client}@${version}`]);
      assert.deepEqual(JSON.parse(files['package.json']).dependencies, { [client]: version });
    }
  }
  assert.equal(clientVersion('got', '20.20.2'), '14.6.6');
  assert.equal(clientVersion('got', '22.23.3'), '16.1.0');
});

test('an import is found however it is written', () => {
  const found = (text: string) => importedClients({ 'client.mjs': text }, '24.21.0');
  assert.deepEqual(found(`import axios from "axios";`), ['axios@1.21.1']);
  assert.deepEqual(found(`const axios = require('axios')`), ['axios@1.21.1']);
  assert.deepEqual(found('const { default: ky } = await import(`ky`);'), ['ky@2.1.0']);
  assert.deepEqual(found(`import 'got';import {request}from'undici'`), [
    'got@16.1.0',
    'undici@8.13.1',
  ]);
  assert.deepEqual(found(`import x from './axios'; console.log('axios', "request('needle')")`), []);
});

test('a program that imports a client without a version for its release says which', () => {
  const files = { 'client.mjs': "import fetch from 'make-fetch-happen';" };
  assert.equal(
    clientWithoutVersion(files, '20.0.0'),
    'make-fetch-happen 16.0.1 needs Node 20.19.0 or later',
  );
  assert.equal(clientWithoutVersion(files, '20.20.2'), undefined);
  assert.equal(
    clientWithoutVersion({ 'client.mjs': "import got from 'got';" }, '20.0.0'),
    undefined,
  );
});
