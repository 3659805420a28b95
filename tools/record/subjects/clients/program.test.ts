import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'acorn';
import { knobsWith, type SubjectKnobs } from '../../../../src/recordings/subject.ts';
import { repeatedClient } from '../../../measure/warm-client.ts';
import { clients } from '../index.ts';

const URL = 'http://127.0.0.1:3000';

/** Writes the text itself as the snapshot, instead of JSON. */
const asText = { serializers: [String] };

/** What changes the lines of a client. Some libraries have no word for some of it. */
const TURNED: readonly Partial<SubjectKnobs>[] = [
  {},
  { method: 'POST', header: 'close' },
  { agent: 'keepalive', header: 'keep-alive' },
  { agent: 'false' },
  { requests: '3', gap: 'timeout0+busy5' },
  { consume: 'text' },
  { consume: 'none' },
  { pool: 'replaced' },
  { fix: 'honour-close' },
];

const title = (turned: Partial<SubjectKnobs>) =>
  Object.entries(turned)
    .map(([field, value]) => `${field}=${value}`)
    .join('&') || 'defaults';

test('each client is written in the shape of the playground’s', async (t) => {
  const texts: string[] = [];
  for (const client of clients) {
    for (const turned of TURNED) {
      const text = client.program(knobsWith(turned), URL) ?? 'no word for it\n';
      texts.push(`== ${client.name} ${await client.version()}: ${title(turned)}\n${text}`);
    }
  }
  t.assert.snapshot(texts.join('\n'), asText);
});

test('each program parses, and its requests can be repeated in one process', () => {
  for (const client of clients) {
    for (const turned of TURNED) {
      const text = client.program(knobsWith(turned), URL);
      if (text === undefined) continue;
      for (const program of [text, repeatedClient(text, 3)]) {
        assert.doesNotThrow(
          () => parse(program, { ecmaVersion: 'latest', sourceType: 'module' }),
          `${client.name} ${title(turned)}`,
        );
      }
      assert.match(repeatedClient(text, 3), /async function requestsOnce\(\) \{\n(try \{|for \()/);
    }
  }
});

test('the pool of an agent that the program makes is emptied between two repetitions', () => {
  for (const client of clients) {
    const text = client.program(knobsWith({ agent: 'keepalive' }), URL);
    if (text !== undefined)
      assert.match(repeatedClient(text, 1), /^const pools = \[.*, agent\];$/m);
  }
});

test('what happens at the server changes no client', () => {
  for (const client of clients) {
    const turned = { server: 'keep-open', fin: '5ms', close: 'half', body: '2000' } as const;
    assert.equal(client.program(knobsWith(turned), URL), client.program(knobsWith({}), URL));
  }
});

test('a library without Node’s http module has no word for what is done to it, nor any over https', () => {
  const turns = [{ agent: 'keepalive' }, { pool: 'replaced' }, { fix: 'honour-close' }] as const;
  for (const client of clients) {
    const isUndici = ['fetch', 'undici', 'ky'].includes(client.name);
    for (const turned of turns) {
      assert.equal(client.program(knobsWith(turned), URL) === undefined, isUndici, client.name);
      assert.equal(client.program(knobsWith(turned), 'https://127.0.0.1:3000'), undefined);
    }
    assert.match(client.program(knobsWith({}), 'https://127.0.0.1:3000')!, /'https:\/\/127/);
  }
});

test('no library has a word for the wrapper that tries again', () => {
  for (const client of clients) {
    assert.equal(client.program(knobsWith({ fix: 'retry' }), URL), undefined, client.name);
  }
});
