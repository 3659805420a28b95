import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryError } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import {
  knobsWith,
  readSubject,
  type Subject,
  scenarioOfSubject,
  subjectOfScenario,
  subjectQuery,
} from './subject.ts';

const subject = (turned: Partial<Subject>): Subject => ({
  ...subjectOfScenario(DEFAULTS, 'warm'),
  ...turned,
});

const SUBJECTS: readonly (readonly [query: string, subject: Subject])[] = [
  ['node=20.0.0&fetch=2.6.12&process=warm', subject({})],
  ['node=20.0.0&fetch=http&process=cold', subject({ client: 'http', process: 'cold' })],
  ['node=25.9.0&fetch=2.6.12&process=warm', subject({ runtime: 'node@25.9.0' })],
  [
    'runtime=bun@1.4.5&client=fetch&process=warm',
    subject({ runtime: 'bun@1.4.5', client: 'fetch' }),
  ],
  [
    'node=20.0.0&client=axios@1.13.2&product=nginx@1.22.1&tls=on&process=warm',
    subject({ client: 'axios@1.13.2', product: 'nginx@1.22.1', tls: 'on' }),
  ],
  [
    'node=20.0.0&fetch=2.6.12&gap=timeout0+busy5&process=warm&fin=0.2ms',
    subject({ knobs: knobsWith({ gap: 'timeout0+busy5', fin: '0.2ms' }) }),
  ],
];

for (const [query, expected] of SUBJECTS) {
  test(`a subject has one query, and the query gives it back: ${query}`, () => {
    assert.equal(subjectQuery(expected), query);
    assert.deepEqual(readSubject(query), expected);
  });
}

test('a subject of the playground on a release that readers can pick is a scenario', () => {
  assert.deepEqual(scenarioOfSubject(subject({ process: 'cold' })), {
    scenario: { ...DEFAULTS, process: 'cold' },
  });
});

test('what a scenario cannot say is named', () => {
  const missing = (turned: Partial<Subject>) => scenarioOfSubject(subject(turned));
  assert.deepEqual(missing({ runtime: 'node@25.9.0' }), { missing: ['release'] });
  assert.deepEqual(missing({ runtime: 'bun@1.4.5', tls: 'on' }), { missing: ['runtime', 'tls'] });
  assert.deepEqual(missing({ client: 'node-fetch@2.0.0', product: 'hyper@0.14.19' }), {
    missing: ['client', 'product'],
  });
});

test('a query that says neither warm nor cold is no cell', () => {
  assert.throws(() => readSubject('node=20.0.0&fetch=2.6.12'), /warm or cold/);
  assert.throws(() => readSubject('node=20.0.0&fetch=2.6.12&process=warm&colour=red'), QueryError);
});
