import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JIRA, MARKDOWN } from '../../issue-comment/syntax.ts';
import { segmentsOfText } from './segments-of-text.ts';

test('blocks of both syntaxes are taken out of the words, and nothing gets lost', () => {
  for (const { block } of [MARKDOWN, JIRA]) {
    const text = `one\n\n${block('  a ```\n````\n{noformat}')}\n\ntwo\n\n${block('b', 'sh')}`;
    const segments = segmentsOfText(text);
    assert.deepEqual(
      segments.map(({ kind }) => kind),
      ['words', 'lines', 'words', 'lines'],
    );
    assert.equal(segments.map((each) => each.text).join(''), text);
    assert.equal(segments[2]?.text, '\ntwo\n\n');
  }
});

test('a text without blocks is one segment, and an empty one is none', () => {
  assert.deepEqual(segmentsOfText('a\nb'), [{ kind: 'words', text: 'a\nb' }]);
  assert.deepEqual(segmentsOfText(''), []);
});
