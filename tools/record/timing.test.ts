import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject } from '../../src/recordings/subject.ts';
import { timingDecides } from './timing.ts';

const decides = (query: string) => timingDecides(readSubject(`${query}&process=warm`));

test('what is certain on every machine may run beside something else', () => {
  for (const query of [
    'node=20.0.0&fetch=2.6.12',
    'node=18.20.8&fetch=2.6.12&agent=keepalive',
    'node=24.21.0&fetch=http&header=close&gap=microtask',
    'node=26.10.0&fetch=2.7.0&server=always-close&gap=busy20',
  ])
    assert.equal(decides(query), false, query);
});

test('everything else runs alone', () => {
  for (const query of [
    'node=26.12.1&fetch=2.6.12',
    'node=20.0.0&fetch=2.6.12&fin=0.1ms',
    'node=20.0.0&fetch=2.6.12&gap=timeout0',
    'node=20.0.0&fetch=2.6.12&gap=immediate',
    'node=20.0.0&fetch=2.6.12&agent=no-keepalive',
    'node=20.0.0&fetch=2.6.12&fix=poll-before-reuse',
    'node=20.0.0&fetch=2.6.12&gap=busy20&server=keep-open',
    'node=20.0.0&fetch=2.6.12&close=rst',
    'node=20.0.0&fetch=2.6.12&product=nginx@1.22.1',
    'node=20.0.0&client=axios@1.21.1',
    'runtime=bun@1.4.5&fetch=2.6.12',
  ])
    assert.equal(decides(query), true, query);
});
