import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture } from '../figures/run/picture.ts';
import { sceneOf } from '../figures/run/scene.ts';
import { markupOf } from '../figures/svg.ts';
import { readSubject } from '../recordings/subject.ts';
import { packetsText } from '../trace/words/packets.ts';
import { verdictOf } from '../trace/words/verdict.ts';
import { wordsOf } from '../trace/words/words-of.ts';
import { captureAtBuild, tracesAtBuild } from './recorded-traces.ts';

const { traces } = await tracesAtBuild();

for (const { id, subject, events, exitCode, watched, pcap } of traces) {
  test(`the recorded trace ${id} is told and drawn like any other`, async () => {
    readSubject(subject);
    const verdict = verdictOf(events, exitCode);
    assert.equal(verdict.failed, exitCode !== 0, verdict.headline);
    assert.ok(verdict.reasons.length > 0);
    for (const event of events) assert.notEqual(wordsOf(event, events).sentence, '', event.id);
    for (const width of [326, 788]) {
      const { root } = picture(sceneOf(events, 'story'), { width, name: 'p' });
      assert.doesNotMatch(markupOf(root), /NaN|Infinity|undefined/);
    }
    assert.equal(packetsText(events) !== '', watched.includes('tcpdump'));
    assert.equal(pcap !== undefined, watched.includes('tcpdump'));
    if (pcap) assert.ok((await captureAtBuild(pcap)).length > 24);
  });
}
