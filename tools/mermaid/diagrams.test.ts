/**
 * The diagrams of issue comments, read by mermaid itself. Each version reads every text that we wrote, and nothing else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagramOf } from '../../src/issue-comment/diagram.ts';
import { HOSTILE_TEXTS, hostileTraces } from '../../src/issue-comment/testing/hostile.ts';
import { PRESETS } from '../../src/scenario/presets.ts';
import { ExtractionFailure } from '../extract-node-lib/failure.ts';
import { goldenDiagrams, labelsOf } from './testing/golden-diagrams.ts';
import { loadMermaid, textsIn } from './testing/parser.ts';
import { MERMAID_VERSIONS, obtainMermaid } from './testing/versions.ts';

const OF_PRESETS = goldenDiagrams();
const HOSTILE = HOSTILE_TEXTS.flatMap((text) =>
  // The others draw the same labels.
  hostileTraces(text).flatMap((trace, i) => (i % 4 === 0 && diagramOf(trace)) || []),
);

test('there is a diagram of every preset, and of runs that try to break out of it', () => {
  assert.deepEqual(
    [...OF_PRESETS.keys()],
    PRESETS.map(({ id }) => id),
  );
  assert.ok(HOSTILE.length >= HOSTILE_TEXTS.length);
});

for (const version of Object.keys(MERMAID_VERSIONS)) {
  test(`mermaid ${version} reads each diagram as it was written`, async (t) => {
    const bundle = await obtainMermaid(version).catch((error: unknown) => {
      if (!(error instanceof ExtractionFailure)) throw error;
      return error;
    });
    // No registry and no copy in .cache/ is no defect of the diagrams. An archive with another hash is one.
    if (bundle instanceof ExtractionFailure) {
      if (/not the archive that was pinned/.test(bundle.message)) throw bundle;
      t.skip(`mermaid ${version} is not in .cache/, and ${bundle.message}`);
      return;
    }
    const mermaid = await loadMermaid(bundle);
    for (const diagram of [...OF_PRESETS.values(), ...new Set(HOSTILE)]) {
      const texts = await textsIn(mermaid, diagram);
      if (texts) assert.deepEqual([...texts], labelsOf(diagram), diagram);
    }
    await assert.rejects(async () => textsIn(mermaid, 'sequenceDiagram\nN->>S: a\nend'));
  });
}
