import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { OTHER_RUN } from './dom.ts';
import { FIRST_PAINT_OF_PLAY, firstPaintAt } from './first-paint.ts';
import { type TabStorage, tabMemory } from './memory.ts';

const DEFAULT = `?${formatQuery(DEFAULTS)}`;

/** The classes of the document after the script has run at an address. */
function classesAt(
  search: string,
  hash = '',
  kept: Pick<TabStorage, 'getItem'> = storage(),
  script = FIRST_PAINT_OF_PLAY,
): string[] {
  const classes: string[] = [];
  const classList = { add: (name: string) => classes.push(name) };
  runInNewContext(script, {
    location: { search, hash },
    sessionStorage: kept,
    document: { documentElement: { classList } },
  });
  return classes;
}

function storage(): TabStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

test('the run that the page is built with is shown at its own address', () => {
  assert.deepEqual(classesAt(''), []);
  assert.deepEqual(classesAt(DEFAULT), []);
});

test('at another address it is hidden: knobs, a step, code', () => {
  for (const [search, hash] of [
    ['?gap=timeout0', ''],
    [`${DEFAULT}&at=write.1`, ''],
    ['', '#code=1'],
    [DEFAULT, '#code=1'],
  ] as const) {
    assert.deepEqual(classesAt(search, hash), [OTHER_RUN], search + hash);
  }
});

test('it is also hidden where this tab remembers a program of the reader’s', () => {
  const kept = storage();
  const memory = tabMemory(kept);
  memory.saveDraft({ search: '', hash: '' }, { edits: {}, author: 'reader' });
  assert.deepEqual(classesAt('', '', kept), []);
  memory.saveDraft({ search: '', hash: '' }, { edits: { 'client.mjs': '' }, author: 'reader' });
  assert.deepEqual(classesAt('', '', kept), [OTHER_RUN]);
  assert.deepEqual(classesAt(DEFAULT, '', kept), [], 'it belongs to another address');
});

test('a storage that is refused, or holds something else, does not make it fail', () => {
  const refused = {
    getItem() {
      throw new DOMException('no', 'SecurityError');
    },
  };
  assert.deepEqual(classesAt('', '', refused), []);
  assert.deepEqual(classesAt('', '', { getItem: () => '[' }), []);
  assert.deepEqual(classesAt('', '', { getItem: () => 'null' }), []);
});

test('a program that this tab does not know is marked, so that it is shown first', () => {
  assert.deepEqual(classesAt('', '#1.abc'), [OTHER_RUN, 'from-link']);
  const kept = storage();
  const memory = tabMemory(kept);
  memory.own('#1.abc');
  assert.deepEqual(classesAt('', '#1.abc', kept), [OTHER_RUN]);
  memory.saveDraft({ search: '', hash: '#1.d' }, { edits: { 'client.mjs': '' }, author: 'link' });
  assert.deepEqual(classesAt('', '#1.d', kept), [OTHER_RUN]);
});

test('a task shows its own run at its own address only', () => {
  const script = firstPaintAt(`['?node=20.0.0#1.abc']`);
  assert.deepEqual(classesAt('?node=20.0.0', '#1.abc', storage(), script), ['from-link']);
  assert.deepEqual(classesAt('?node=20.0.0', '', storage(), script), [OTHER_RUN]);
});
