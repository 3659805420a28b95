/** e2e/ has its own copies of lists that readers were promised. These tests compare them with the code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import * as waits from '../../e2e/webcontainer/waits.ts';
import { LOOK_ALIKES } from '../../src/content/look-alikes.ts';
import * as engineLimits from '../../src/engines/webcontainer/limits.ts';
import { PRESET_KINDS, PRESETS } from '../../src/scenario/presets.ts';

// `node --test --test-update-snapshots tools/repository/promised.test.ts` writes the file after a preset was added.
test('e2e/play/presets.json has every preset', (t) => {
  const groups = Object.entries(PRESET_KINDS).map(([kind, title]) => ({
    title,
    presets: PRESETS.filter((preset) => preset.kind === kind).map(
      ({ id, title, sentence, outcome }) => ({ id, title, sentence, outcome }),
    ),
  }));
  t.assert.fileSnapshot(groups, resolve('e2e/play/presets.json'), {
    serializers: [(value) => `${JSON.stringify(value, null, 2)}\n`],
  });
});

test('e2e/site/texts.spec.ts has the address of every look-alike', () => {
  const spec = readFileSync('e2e/site/texts.spec.ts', 'utf8');
  for (const { id } of LOOK_ALIKES.flatMap(({ entries }) => entries)) {
    assert.ok(spec.includes(`'${id}'`), id);
  }
});

test('e2e/webcontainer/waits.ts has the time limits of the WebContainer', () => {
  const limits = new Map(Object.entries(engineLimits));
  for (const [name, ms] of Object.entries(waits)) assert.equal(ms, limits.get(name), name);
});
