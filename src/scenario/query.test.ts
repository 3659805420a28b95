import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLIENTS } from './clients.ts';
import { KNOBS } from './knobs.ts';
import { formatQuery, parseQuery, QueryError, readQuery, readQueryWithClosest } from './query.ts';
import { DEFAULTS } from './scenario.ts';
import { randomFrom, randomScenario } from './testing/random.ts';

test('the default scenario spells out Node and node-fetch, and nothing else', () => {
  assert.equal(formatQuery(DEFAULTS), 'node=20.0.0&fetch=2.6.12');
  assert.deepEqual(parseQuery(''), { scenario: DEFAULTS, notes: [], others: [] });
});

test('page and command line read back any scenario that was written', () => {
  const random = randomFrom(1);
  for (let round = 0; round < 2_000; round += 1) {
    const scenario = randomScenario(random);
    const query = formatQuery(scenario);
    assert.deepEqual(parseQuery(`?${query}`), { scenario, notes: [], others: [] }, query);
    assert.deepEqual(readQuery(query), scenario, query);
    assert.match(query, /^[\w=&.+-]+$/, 'nothing that a chat or Markdown would break');
  }
});

test('equal scenarios have equal queries, in whichever order the fields came', () => {
  const { scenario } = parseQuery('?gap=timeout0+busy5&method=GET&fetch=2.7.0');
  assert.equal(formatQuery(scenario), 'node=20.0.0&fetch=2.7.0&gap=timeout0+busy5');
});

test('a plus is read as a plus, typed or encoded', () => {
  for (const gap of ['timeout0+busy5', 'timeout0%2Bbusy5', 'timeout0%20busy5']) {
    assert.equal(parseQuery(`gap=${gap}`).scenario.gap, 'timeout0+busy5');
  }
});

test('a bad field gives a note and affects no other field', () => {
  const { scenario, notes } = parseQuery('gap=banana&agent=keepalive&fin=later');
  assert.deepEqual(scenario, { ...DEFAULTS, agent: 'keepalive' });
  assert.equal(notes.length, 2);
  assert.match(notes[0]!, /^Ignored gap=banana: it is not none, microtask,/);
  assert.match(notes[1]!, /^Ignored fin=later: it is not same, immediate or a time/);
});

test('every knob falls back to its default, whatever its value is', () => {
  const nonsense = [
    '',
    ' ',
    'constructor',
    '__proto__',
    '💥',
    '%',
    '-1',
    '1e9',
    'x'.repeat(10_000),
  ];
  for (const { field } of KNOBS) {
    for (const value of nonsense) {
      const { scenario, notes } = parseQuery(new URLSearchParams({ [field]: value }).toString());
      assert.deepEqual(scenario, DEFAULTS, `${field}=${value}`);
      assert.equal(notes.length, 1);
      assert.ok(notes[0]!.length < 400);
    }
  }
});

test('a version that is not here is replaced by the closest one, with a note', () => {
  const { scenario, notes } = parseQuery('node=v20.11.1&fetch=2.6.7');
  assert.equal(scenario.node, '20.0.0');
  assert.equal(scenario.fetch, '2.6.9');
  assert.match(notes.join('\n'), /^node=v20\.11\.1 is not here: 20\.0\.0 is the closest\.$/m);
});

test('a version may be written as Node prints it', () => {
  const { scenario, notes } = parseQuery('node=v22.23.3');
  assert.equal(scenario.node, '22.23.3');
  assert.deepEqual(notes, []);
});

test('fields of the page are kept without a note, unknown ones with a note', () => {
  const { notes, others } = parseQuery('at=write.2&colour=red&node=20.0.0&__proto__=x');
  assert.deepEqual(others, [
    ['at', 'write.2'],
    ['colour', 'red'],
    ['__proto__', 'x'],
  ]);
  assert.equal(notes[0], 'Ignored colour=red: there is no such field.');
  assert.equal(
    formatQuery(DEFAULTS, others),
    'node=20.0.0&fetch=2.6.12&at=write.2&colour=red&__proto__=x',
  );
});

test('of two equal fields the first counts', () => {
  const { scenario, notes } = parseQuery('gap=timeout0&gap=busy20');
  assert.equal(scenario.gap, 'timeout0');
  assert.deepEqual(notes, ['Ignored gap=busy20: gap is given twice.']);
});

test('an address of a later version is read as far as possible', () => {
  for (const version of ['2', '0', 'x', '1.5']) {
    const { scenario, notes } = parseQuery(`v=${version}&gap=timeout0`);
    assert.equal(scenario.gap, 'timeout0');
    assert.equal(notes.length, 1, version);
  }
  assert.deepEqual(parseQuery('v=1').notes, []);
});

test('the command line replaces a version that is not here by the closest, with a note', () => {
  const { scenario, notes } = readQueryWithClosest('node=v25.9.0&fetch=2.6.7&gap=timeout0');
  assert.equal(scenario.node, '24.21.0');
  assert.equal(scenario.fetch, '2.6.9');
  assert.equal(scenario.gap, 'timeout0');
  assert.deepEqual(notes, [
    'node=v25.9.0 is not here: 24.21.0 is the closest.',
    'fetch=2.6.7 is not here: 2.6.9 is the closest.',
  ]);
  assert.deepEqual(readQueryWithClosest('node=24.22.3').notes, []);
  for (const query of [
    'node=lts',
    'gap=banana',
    'nod=20.0.0',
    'gap=none&gap=none',
    'fetch=9.0.0',
  ]) {
    assert.throws(() => readQueryWithClosest(query), QueryError, query);
  }
});

test('an error of the command line says what is wrong, and what would be right', () => {
  const messages = [
    ['gap=banana', /^gap=banana is not none, microtask/],
    ['node=20.11.1', /^node=20\.11\.1 is not here: 20\.0\.0 is the closest\.$/],
    ['node=lts', /^node=lts is not one of 18\.20\.8, .*26\.12\.1\.$/],
    ['nod=20.0.0', /^nod is not a field: the fields are node, fetch/],
    ['requests=0', /^requests=0 is not a whole number from 1 to 50\.$/],
    ['gap=none&gap=none', /given twice/],
  ] as const;
  for (const [query, message] of messages) {
    assert.throws(
      () => readQuery(query),
      (error) => error instanceof QueryError && message.test(error.message),
      query,
    );
  }
});

test('a link copied from the page works on the command line', () => {
  assert.equal(readQuery('?v=1&node=20.0.0&gap=timeout0&at=write.2').gap, 'timeout0');
});

test('a field that only the record has is refused by its name', () => {
  assert.throws(
    () => readQuery('node=20.0.0&product=nginx@1.22.1'),
    /^QueryError: product: only the record has this field.*\/matrix\//,
  );
  const { scenario, notes } = parseQuery('?runtime=bun@1.4.5&fin=2ms');
  assert.equal(scenario.fin, '2ms');
  assert.match(notes[0] ?? '', /^Ignored runtime=bun@1\.4\.5: only the record has this field/);
});

test('client wins over fetch, where an address has both, and a note says so', () => {
  for (const query of ['client=axios&fetch=2.7.0', 'fetch=http&client=axios']) {
    const { scenario, notes } = parseQuery(query);
    assert.deepEqual(scenario, { ...DEFAULTS, client: 'axios' });
    assert.match(notes.join('\n'), /^Ignored fetch=\S+: client=axios is given, and it wins\.$/);
    assert.deepEqual(readQueryWithClosest(query), { scenario, notes });
    assert.equal(formatQuery(scenario), 'node=20.0.0&client=axios');
  }
  assert.equal(parseQuery('client=node-fetch&fetch=http').scenario.fetch, DEFAULTS.fetch);
  assert.deepEqual(parseQuery('client=node-fetch&fetch=2.7.0').notes, []);
});

test('each client comes back from its address, and the default is left out of it', () => {
  for (const client of CLIENTS) {
    const { scenario, notes } = parseQuery(`client=${client}`);
    assert.deepEqual(notes, []);
    assert.equal(scenario.client, client);
    const query = client === 'node-fetch' ? 'fetch=2.6.12' : `client=${client}`;
    assert.equal(formatQuery(scenario), `node=20.0.0&${query}`);
  }
});

test('a client that is not here is ignored, and one with a version is the closest', () => {
  const { scenario, notes } = parseQuery('client=curl&fetch=http');
  assert.equal(scenario.client, 'node-fetch');
  assert.equal(scenario.fetch, 'http');
  assert.match(notes.join('\n'), /^Ignored client=curl: it is not one of node-fetch, http, /);
  assert.equal(parseQuery('client=axios@1.21.1').scenario.client, 'axios');
});
