import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject, scenarioOfSubject } from '../../../src/recordings/subject.ts';
import { programOf } from '../../../src/scenario/program.ts';
import { NO_PARTS } from '../parts.ts';
import { programsOf } from './programs.ts';

const of = (query: string) => programsOf(readSubject(query), NO_PARTS)!;
const scenarioOf = (query: string) => {
  const expressed = scenarioOfSubject(readSubject(query));
  assert.ok('scenario' in expressed);
  return programOf(expressed.scenario).files;
};

test('where the FIN comes at once, the very programs of the playground run, with nothing between them', () => {
  const query = 'node=20.0.0&fetch=2.6.12&gap=timeout0&process=warm&close=half';
  const files = scenarioOf(query);
  assert.deepEqual(of(query), {
    client: files['client.mjs'],
    server: files['server.mjs'],
    holdUs: undefined,
  });
});

test('a later FIN is held by a relay, and the server closes at once', () => {
  const { server, client, holdUs } = of('node=20.0.0&fetch=2.6.12&process=warm&fin=0.2ms');
  const atOnce = of('node=20.0.0&fetch=2.6.12&process=warm');
  assert.equal(holdUs, 200);
  assert.equal(server, atOnce.server);
  assert.equal(client, atOnce.client);
});

test('nothing stands before a server that stays open', () => {
  assert.equal(of('node=20.0.0&fetch=2.6.12&process=warm&server=keep-open').holdUs, undefined);
});

test('a release that readers cannot pick has the same programs', () => {
  assert.equal(
    of('node=25.9.0&fetch=http&process=cold').client,
    of('node=20.0.0&fetch=http&process=cold').client,
  );
});

test('a product has no server.mjs, and over https the client asks for https', () => {
  const { server, client } = of(
    'node=20.0.0&fetch=http&product=nginx@1.22.1&tls=on&header=close&process=warm',
  );
  assert.equal(server, undefined);
  assert.match(client, /'https:\/\/127\.0\.0\.1:3000'/);
  assert.match(client, /import http from 'node:https'/);
  assert.doesNotMatch(client, /'http:/);
});

test('a library that is not here has no program', () => {
  assert.equal(
    programsOf(readSubject('node=20.0.0&client=axios@1.0.0&process=warm'), NO_PARTS),
    undefined,
  );
});
