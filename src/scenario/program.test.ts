import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import { KNOBS } from './knobs.ts';
import { timeOf } from './process.ts';
import { changedLines } from './program/changed-lines.ts';
import { loadClients } from './program/clients/loaded.ts';
import { PROGRAM_FILES, programOf } from './program.ts';
import { DEFAULTS, type Scenario } from './scenario.ts';
import { randomFrom, randomScenario } from './testing/random.ts';

await loadClients();

/** Writes the text itself as the snapshot, instead of JSON. */
const asText = { serializers: [String] };

// After a change here, `node --test --test-update-snapshots src/scenario/program.test.ts` writes
// the files again.
test('the default program is the one in playground/', (t) => {
  const { files, changed } = programOf(DEFAULTS);
  for (const file of ['client.mjs', 'server.mjs'] as const) {
    t.assert.fileSnapshot(files[file], resolve('playground', file), asText);
    assert.equal(changed[file].size, 0);
  }
});

/** Values that are not listed, and combinations of knobs that change the same lines. */
const MORE: readonly Partial<Scenario>[] = [
  { gap: 'immediate3' },
  { gap: 'immediate2+busy5' },
  { gap: 'timeout0+busy5+busy1+timeout1+busy2' },
  { fin: '0.5ms' },
  { fin: '0.5ms', server: 'always-close' },
  { fin: 'immediate', close: 'rst' },
  { requests: '10', gap: 'timeout0' },
  { requests: '10', gap: 'timeout0+busy5', fix: 'retry' },
  { method: 'POST', agent: 'keepalive', header: 'close' },
  { fetch: 'http', agent: 'keepalive', method: 'POST', consume: 'text' },
  { fetch: 'http', consume: 'none' },
  { pool: 'node19', agent: 'global', fix: 'free-listener' },
  { pool: 'node19', agent: 'keepalive', fix: 'honour-close' },
  { fetch: 'http', fix: 'poll-before-reuse' },
  { server: 'keep-open', fin: '50ms', close: 'rst' },
  { server: 'always-close', close: 'rst' },
];

test('what each value of each knob does to the programs', (t) => {
  const listed = KNOBS.flatMap(({ field, values }) =>
    values
      .filter(({ value }) => value !== DEFAULTS[field])
      .map(({ value }) => ({ [field]: value })),
  );
  const changes = [...listed, ...MORE].map((turned) => changesOf(turned));
  t.assert.snapshot(changes.join('\n'), asText);
});

/** The removed and added lines, file by file. */
function changesOf(turned: Partial<Scenario>): string {
  const before = programOf(DEFAULTS).files;
  const { files, changed } = programOf({ ...DEFAULTS, ...turned });
  const title = Object.entries(turned).map(([field, value]) => `${field}=${value}`);
  const lines = [`== ${title.join('&')}`];
  for (const file of PROGRAM_FILES) {
    const gone = pick(before[file], changedLines(files[file], before[file]), '- ');
    const come = pick(files[file], changed[file], '+ ');
    if (gone.length + come.length > 0) lines.push(file, ...gone, ...come);
  }
  return `${lines.join('\n')}\n`;
}

function pick(text: string, numbers: ReadonlySet<number>, mark: string): string[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: mark + line, number: index + 1 }))
    .filter(({ number }) => numbers.has(number))
    .map(({ line }) => line);
}

test('any scenario gives modules that parse, in lines of at most 100 characters', () => {
  const random = randomFrom(3);
  for (let round = 0; round < 1_000; round += 1) {
    const { files } = programOf(randomScenario(random));
    for (const file of ['client.mjs', 'server.mjs'] as const) {
      parse(files[file], { ecmaVersion: 2022, sourceType: 'module' });
      assert.doesNotMatch(files[file], /undefined|\n\n\n|[ \t]\n/);
      for (const line of files[file].split('\n')) assert.ok(line.length <= 100, line);
    }
    JSON.parse(files['package.json']);
  }
});

test('every value of every knob changes the program, or what it runs on', () => {
  for (const { field, values } of KNOBS) {
    if (field === 'node') continue;
    const programs = values.map(({ value }) =>
      JSON.stringify([
        programOf({ ...DEFAULTS, [field]: value }).files,
        timeOf({ ...DEFAULTS, [field]: value }),
      ]),
    );
    assert.equal(new Set(programs).size, values.length, field);
  }
});
